package dev.cairn.testkit.simulator;

import java.util.List;

/** Who logs in. */
final class Users {

  static final List<String> ORDINARY = List.of("openflow", "reporting", "portal", "batch");
  static final String NIGHT = "dba";
  static final String FAST_FORWARD = "bulk";
  static final String MONITOR = "monitor";

  private Users() {}
}

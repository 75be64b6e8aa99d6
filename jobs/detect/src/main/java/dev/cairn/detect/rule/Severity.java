package dev.cairn.detect.rule;

import java.util.Locale;

/** How bad what a rule finds is: Sigma's {@code level}, OCSF's {@code severity_id}. */
public enum Severity {
  INFORMATIONAL(1),
  LOW(2),
  MEDIUM(3),
  HIGH(4),
  CRITICAL(5);

  private final int id;

  Severity(int id) {
    this.id = id;
  }

  /** OCSF's severity_id. */
  public int id() {
    return id;
  }

  /** As Sigma writes it: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

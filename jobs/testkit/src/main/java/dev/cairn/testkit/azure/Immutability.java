package dev.cairn.testkit.azure;

import java.time.Instant;

/** The immutability policy of one blob version: until when, and whether it can be taken back. */
record Immutability(Instant until, Mode mode) {

  enum Mode {
    UNLOCKED("unlocked"),
    LOCKED("locked");

    private final String wire;

    Mode(String wire) {
      this.wire = wire;
    }

    /** As in header fields. */
    String wire() {
      return wire;
    }

    static Mode parse(String text) {
      for (Mode mode : values()) {
        if (mode.wire.equalsIgnoreCase(text)) {
          return mode;
        }
      }
      throw GateRefusal.badHeader("x-ms-immutability-policy-mode");
    }
  }

  boolean isActive(Instant now) {
    return now.isBefore(until);
  }
}

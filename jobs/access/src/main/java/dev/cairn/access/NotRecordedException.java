package dev.cairn.access;

import java.io.IOException;

/** A read can't be recorded in {@code access_log}, and so has no answer. */
public final class NotRecordedException extends IOException {

  private static final long serialVersionUID = 1;

  /** What is to be mended. */
  public enum Lack {
    /** The right to sign for the archive, or to wrap keys under the log's metadata key. */
    KEYS,
    /** A chain that is whole. */
    CHAIN,
    /** A store and an anchor that can be written. */
    STORE,
    /** A retention policy for {@code access_log}. */
    POLICY
  }

  private final Lack lack;

  NotRecordedException(Lack lack, Exception cause) {
    super(
        "This read can't be recorded in access_log, so there is no answer: " + cause.getMessage(),
        cause);
    this.lack = lack;
  }

  /** What is to be mended. */
  public Lack lack() {
    return lack;
  }
}

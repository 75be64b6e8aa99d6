package dev.cairn.archive.keys;

import java.io.IOException;

/**
 * The key service will not use a key, today or without somebody's act: retrying does not help.
 * Readers go on without the columns that this key protects.
 */
public final class KeyRefusedException extends IOException {

  private final String keyId;
  private final Reason reason;
  private final String detail;

  /** Why, as far as the service tells. */
  public enum Reason {
    /**
     * The key, or that version, is not there: deleted, purged or destroyed; or it never was. What
     * it protects is unreadable for good, unless its owner recovers it. A vault does not tell these
     * apart.
     */
    GONE,
    /** Its owner switched it off, and can switch it on again. */
    DISABLED,
    /** It is there, but not for this reader; or nothing more is known. */
    DENIED,
    /** It is of another kind, or what is to be unwrapped was not made under it. */
    UNFIT
  }

  /** Creates the exception for a key that is {@link Reason#DENIED}. */
  public KeyRefusedException(String keyId, String detail) {
    this(keyId, Reason.DENIED, detail);
  }

  /**
   * Creates the exception.
   *
   * @param keyId the key's {@link KeyVersion#id()}, or what of it is known
   * @param reason why
   * @param detail why in words, and what to do; no secret
   */
  public KeyRefusedException(String keyId, Reason reason, String detail) {
    this(keyId, reason, detail, null);
  }

  /** Creates the exception with the service's own one. */
  KeyRefusedException(String keyId, Reason reason, String detail, Throwable cause) {
    super("Key " + keyId + " refused: " + detail, cause);
    this.keyId = keyId;
    this.reason = reason;
    this.detail = detail;
  }

  /** The key's {@link KeyVersion#id()}, or what of it is known. */
  public String keyId() {
    return keyId;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The same refusal, told again with the place where it was remembered. */
  KeyRefusedException again() {
    return new KeyRefusedException(keyId, reason, detail, this);
  }
}

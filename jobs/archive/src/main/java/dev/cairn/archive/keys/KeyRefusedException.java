package dev.cairn.archive.keys;

import java.io.IOException;

/**
 * The key service will not use a key, today or without somebody's act: retrying does not help.
 * Readers go on without the columns that this key protects.
 */
public final class KeyRefusedException extends IOException {

  private final String keyId;
  private final String reason;

  /**
   * Creates the exception.
   *
   * @param keyId the key's {@link KeyVersion#id()}, or what of it is known
   * @param reason why, and what to do; no secret
   */
  public KeyRefusedException(String keyId, String reason) {
    this(keyId, reason, null);
  }

  /** Creates the exception with the service's own one. */
  KeyRefusedException(String keyId, String reason, Throwable cause) {
    super("Key " + keyId + " refused: " + reason, cause);
    this.keyId = keyId;
    this.reason = reason;
  }

  /** The key's {@link KeyVersion#id()}, or what of it is known. */
  public String keyId() {
    return keyId;
  }

  /** The same refusal, told again with the place where it was remembered. */
  KeyRefusedException again() {
    return new KeyRefusedException(keyId, reason, this);
  }
}

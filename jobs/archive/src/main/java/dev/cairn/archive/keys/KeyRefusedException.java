package dev.cairn.archive.keys;

import java.io.IOException;

/** The key service will not use a key, today or without somebody's act: retrying does not help. */
public final class KeyRefusedException extends IOException {

  public KeyRefusedException(String keyId, String reason) {
    super("Key " + keyId + " refused: " + reason);
  }
}

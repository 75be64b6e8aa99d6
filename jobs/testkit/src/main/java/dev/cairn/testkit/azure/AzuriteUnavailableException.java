package dev.cairn.testkit.azure;

import java.io.IOException;

/**
 * Azurite cannot be run on this machine: no Node.js, no npm, or its packages cannot be had. A test
 * that needs it skips with this message. Never thrown where {@code CAIRN_REQUIRE_AZURITE=1} is set.
 */
public final class AzuriteUnavailableException extends IOException {

  AzuriteUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

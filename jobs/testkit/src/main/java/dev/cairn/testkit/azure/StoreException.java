package dev.cairn.testkit.azure;

/** The gate could not learn or keep what it must, so it lets nothing through. */
final class StoreException extends RuntimeException {

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

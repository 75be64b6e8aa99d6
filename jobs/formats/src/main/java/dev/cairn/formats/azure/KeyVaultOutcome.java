package dev.cairn.formats.azure;

import dev.cairn.formats.record.Status;

/**
 * How a call to Key Vault ended. Its {@code resultType} says Success for refused calls too, so the
 * HTTP status code decides, and a {@code resultSignature} that contradicts a good code.
 */
final class KeyVaultOutcome {

  private static final String AUTHENTICATION = "Authentication";

  private KeyVaultOutcome() {}

  /**
   * A value of {@code AuditEvent.status}.
   *
   * @param code the HTTP status code; null if the record has none
   * @param signature {@code resultSignature}; null if the record has none
   * @param callerKnown whether the record names who called
   */
  static String status(Integer code, String signature, String operation, boolean callerKnown) {
    if (code == null) {
      return Status.UNKNOWN;
    }
    if (HttpStatus.isSuccess(code)) {
      Integer named = HttpStatus.named(signature);
      return named == null || HttpStatus.isSuccess(named) ? Status.SUCCESS : Status.FAILURE;
    }
    if (code == HttpStatus.UNAUTHORIZED && isChallenge(operation, callerKnown)) {
      return Status.UNKNOWN;
    }
    return HttpStatus.isFailure(code) ? Status.FAILURE : Status.UNKNOWN;
  }

  // every client is first sent away to get a token: it shows none yet, so nobody is named
  private static boolean isChallenge(String operation, boolean callerKnown) {
    return !callerKnown || operation.equalsIgnoreCase(AUTHENTICATION);
  }
}

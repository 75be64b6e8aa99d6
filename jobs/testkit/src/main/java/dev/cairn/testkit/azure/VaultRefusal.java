package dev.cairn.testkit.azure;

/** An error answer of the vault. */
final class VaultRefusal extends RuntimeException {

  private final int status;
  private final String code;
  private final String innerCode;

  private VaultRefusal(int status, String code, String innerCode, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.innerCode = innerCode;
  }

  static VaultRefusal badParameter(String message) {
    return new VaultRefusal(400, "BadParameter", null, message);
  }

  static VaultRefusal unauthorized() {
    return new VaultRefusal(
        401, "Unauthorized", null, "AKV10000: Request is missing a Bearer or PoP token.");
  }

  static VaultRefusal denied() {
    return new VaultRefusal(
        403, "Forbidden", "ForbiddenByRbac", "Caller is not authorized to perform action.");
  }

  static VaultRefusal disabled(String operation) {
    return new VaultRefusal(
        403,
        "Forbidden",
        "KeyDisabled",
        "Operation " + operation + " is not allowed on a disabled key.");
  }

  static VaultRefusal keyOperation(String operation) {
    return new VaultRefusal(
        403, "Forbidden", null, "Operation " + operation + " is not permitted on this key.");
  }

  static VaultRefusal keyNotFound(String id) {
    return new VaultRefusal(
        404,
        "KeyNotFound",
        null,
        "A key with (name/id) " + id + " was not found in this key vault. If you recently deleted"
            + " this key you may be able to recover it using the correct recovery command.");
  }

  static VaultRefusal noSuchAddress() {
    return new VaultRefusal(404, "NotFound", null, "The stand-in has no such address.");
  }

  static VaultRefusal deleted(String name) {
    return new VaultRefusal(
        409,
        "Conflict",
        "ObjectIsDeletedButRecoverable",
        "Key " + name + " is currently in a deleted but recoverable state, and its name cannot be"
            + " reused; in this state, the key can only be recovered or purged.");
  }

  static VaultRefusal throttled() {
    return new VaultRefusal(
        429,
        "Throttled",
        null,
        "Request was not processed because too many requests were received.");
  }

  static VaultRefusal unavailable() {
    return new VaultRefusal(503, "ServiceUnavailable", null, "The service is unavailable.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Null if the answer has none. */
  String innerCode() {
    return innerCode;
  }
}

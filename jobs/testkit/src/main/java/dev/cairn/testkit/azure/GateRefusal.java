package dev.cairn.testkit.azure;

/** An error answer of the WORM gate. */
final class GateRefusal extends RuntimeException {

  /** Where a refusal is documented and its code is not: nobody should rely on one. */
  static final String NO_DOCUMENTED_CODE = "CodeNotDocumented";

  private final int status;
  private final String code;

  private GateRefusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static GateRefusal dueToPolicy() {
    return new GateRefusal(
        409,
        "BlobImmutableDueToPolicy",
        "This operation is not permitted as the blob is immutable due to a policy.");
  }

  static GateRefusal dueToLegalHold() {
    return new GateRefusal(
        409,
        "BlobImmutableDueToLegalHold",
        "This operation is not permitted as the blob is immutable due to one or more legal holds.");
  }

  /** The code is documented nowhere, but the SDK for Go knows it and others met it. */
  static GateRefusal lockedPolicyStays() {
    return new GateRefusal(
        409, "ImmutabilityPolicyDeleteOnLockedPolicy", "A locked policy cannot be deleted.");
  }

  static GateRefusal lockedPolicyOnlyGrows() {
    return undocumented("A locked policy can only be extended.");
  }

  static GateRefusal noVersionLevelImmutability() {
    return undocumented("The container has no support for version-level immutability.");
  }

  static GateRefusal containerHoldsBlobs() {
    return undocumented("A container under immutability is deleted only when it is empty.");
  }

  /** The code is documented nowhere, but the SDK for Java expects it. */
  static GateRefusal currentVersionById() {
    return new GateRefusal(
        403,
        "OperationNotAllowedOnRootBlob",
        "The current version is deleted by the blob's name, not by its version id.");
  }

  static GateRefusal notUnderstood() {
    return new GateRefusal(
        501,
        "NotImplemented",
        "The WORM gate does not know what this would write, and lets it through to no container"
            + " under immutability.");
  }

  static GateRefusal badHeader(String name) {
    return new GateRefusal(
        400, "InvalidHeaderValue", "The value of " + name + " is not in the correct format.");
  }

  static GateRefusal badAddress() {
    return new GateRefusal(
        400, "InvalidUri", "The requested URI does not represent any resource on the server.");
  }

  static GateRefusal notFound() {
    return new GateRefusal(404, "BlobNotFound", "The specified blob does not exist.");
  }

  static GateRefusal conditionNotMet() {
    return new GateRefusal(
        412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not"
            + " met.");
  }

  static GateRefusal notAuthentic() {
    return new GateRefusal(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. The gate can authenticate the deletion of a"
            + " version only if it is signed with the account's key.");
  }

  static GateRefusal busy() {
    return new GateRefusal(503, "ServerBusy", "The server is currently unable to receive"
        + " requests. Please retry your request.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  private static GateRefusal undocumented(String message) {
    return new GateRefusal(409, NO_DOCUMENTED_CODE, message);
  }
}

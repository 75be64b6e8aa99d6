package dev.cairn.testkit.azure;

/** What a client can ask of {@link KeyVaultStandIn}; named as in its REST API. */
public enum VaultOperation {
  CREATE,
  ROTATE,
  GET,
  LIST_VERSIONS,
  UPDATE,
  DELETE,
  GET_DELETED,
  RECOVER,
  PURGE,
  WRAP_KEY,
  UNWRAP_KEY,
  SIGN
}

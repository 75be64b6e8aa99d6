package dev.cairn.testkit.azure;

/** What a request to the blob service does, as far as immutability is concerned. */
enum GateOperation {
  /** Reads or writes nothing that is protected. */
  PASS,
  LIST_BLOBS,
  CONTAINER_PROPERTIES,
  DELETE_CONTAINER,
  /** Get Blob, Get Blob Properties. */
  READ,
  /** Put Blob, Put Block List, Copy Blob: a new version. */
  WRITE,
  /** A new version too, of the same content. */
  SET_METADATA,
  SET_PROPERTIES,
  SET_TAGS,
  DELETE,
  SET_POLICY,
  DELETE_POLICY,
  SET_LEGAL_HOLD,
  /** May write, and the gate doesn't know what; in one container. */
  NOT_UNDERSTOOD,
  /** May write, and the gate doesn't know where. */
  NOT_UNDERSTOOD_ANYWHERE
}

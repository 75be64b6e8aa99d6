package dev.cairn.testkit.azure;

/**
 * Where the contents of versions are that are not current: in the same store, in a container of the
 * gate's own. A copy may be there of what is still current, or of what was deleted: only the state
 * says what counts.
 */
final class KeptVersions {

  /** Closed to clients. */
  static final String CONTAINER = "cairn-worm-gate-versions";

  private final StoreCalls store;

  KeptVersions(StoreCalls store) {
    this.store = store;
  }

  static BlobName place(BlobName name, String versionId) {
    return new BlobName(CONTAINER, prefix(name.container()) + name.blob() + "@" + versionId);
  }

  static String prefix(String container) {
    return container + "/";
  }

  /** Copies what is current, before something else takes its name. */
  void keep(BlobName name, BlobVersion current) {
    store.copy(name, place(name, current.id()));
  }

  void delete(BlobName name, BlobVersion version) {
    store.delete(place(name, version.id()));
  }
}

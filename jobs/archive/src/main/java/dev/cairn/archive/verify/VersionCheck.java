package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.StoredVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the versions that were archived are those that a name leads to. Asks WORM stores only. */
final class VersionCheck {

  private final BlobStore store;
  private final Faults faults;

  VersionCheck(BlobStore store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  void check(List<Manifest> manifests) throws IOException {
    if (!store.worm()) {
      return;
    }
    Map<String, Optional<StoredVersion>> current = new HashMap<>();
    Map<String, Long> manifestVersions = new TreeMap<>();
    for (StoredVersion version : store.versions("")) {
      String path = version.blob().path();
      current.merge(
          path,
          Optional.of(version).filter(StoredVersion::current),
          (one, other) -> one.or(() -> other));
      if (path.startsWith(Manifest.FOLDER)) {
        manifestVersions.merge(path, 1L, Long::sum);
      }
    }
    manifestVersions.forEach(this::checkManifest);
    for (Manifest manifest : manifests) {
      for (ArchiveFile file : manifest.files()) {
        if (file.versionId().isPresent() && current.containsKey(file.path())) {
          checkFile(file, current.get(file.path()));
        }
      }
    }
  }

  private void checkManifest(String path, long versions) {
    if (versions > 1) {
      faults.add(
          FaultCode.FILE_HIDDEN, path, "There are %d versions of it, where one was written.", versions);
    }
  }

  private void checkFile(ArchiveFile file, Optional<StoredVersion> current) {
    Optional<String> found = current.flatMap(version -> version.blob().versionId());
    if (!found.equals(file.versionId())) {
      faults.add(
          FaultCode.FILE_HIDDEN,
          file.path(),
          "Version %s was archived; the name leads to %s.",
          file.versionId().get(),
          found.map(id -> "version " + id).orElse("none: it was deleted by name"));
    }
  }
}

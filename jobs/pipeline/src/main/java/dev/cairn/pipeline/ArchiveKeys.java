package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyVersion;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tells an archive's own keys from others, before anything is written under the wrong ones. */
final class ArchiveKeys {

  private static final int PROBE_BYTES = 32;

  private ArchiveKeys() {}

  /**
   * Uses the keys of the newest file; of the newest that has a PHI key, if there is one.
   *
   * @throws KeyRefusedException if one of them is not there, or may not be used
   */
  static void requireUsable(List<Manifest> manifests, KeyService keys, URI archive)
      throws IOException {
    for (String id : newest(manifests)) {
      KeyVersion version = parse(id);
      try {
        keys.wrap(version, new byte[PROBE_BYTES]);
      } catch (KeyRefusedException e) {
        throw new KeyRefusedException(
            id,
            "archive %s was made with it, and %s does not give it (%s)"
                .formatted(archive, keys.uri(), e.getMessage()));
      }
    }
  }

  // an archive without a file has used no key yet
  private static List<String> newest(List<Manifest> manifests) {
    Optional<ArchiveFile> file =
        manifests.stream()
            .flatMap(m -> m.files().stream())
            .reduce((first, second) -> hasPhiKey(second) || !hasPhiKey(first) ? second : first);
    return file.map(f -> List.of(f.metadataKey(), f.phiKey())).orElse(List.of());
  }

  private static boolean hasPhiKey(ArchiveFile file) {
    return !file.phiKey().equals(file.metadataKey());
  }

  private static KeyVersion parse(String id) {
    int slash = id.indexOf('/');
    return new KeyVersion(id.substring(0, slash), id.substring(slash + 1));
  }
}

package dev.cairn.cli;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a key file for an archive that is yet to be made. Never for one that is there. */
final class NewKeys {

  private NewKeys() {}

  static void makeForNewArchive(URI archive, URI keys, Terminal terminal) throws IOException {
    if (!"keyfile".equals(keys.getScheme()) || keys.getPath() == null) {
      return;
    }
    Path file = Path.of(keys.getPath());
    if (Files.exists(file)) {
      return;
    }
    try (BlobStore store = BlobStores.open(archive)) {
      if (!Chain.open(store).isEmpty()) {
        return;
      }
    }
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    KeyFile.create(file, RetentionPolicies.bundled().rules().retentionClasses());
    terminal.note(
        "cairn: made new keys in " + file + ": without this file the archive can't be read.");
  }
}

package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the visible files that no manifest names. */
final class UnclaimedFiles {

  private UnclaimedFiles() {}

  static List<AbandonedFile> find(BlobStore store) throws IOException {
    // listed before the chain is read: a file whose manifest comes meanwhile is then claimed
    List<BlobInfo> visible = new ArrayList<>();
    for (String table : TableNames.ALL) {
      visible.addAll(store.list(TableNames.folder(table)));
    }
    Set<String> named = new HashSet<>();
    ChainLoader.load(
        store,
        ChainState.forReading(),
        manifest -> {
          manifest.files().forEach(file -> named.add(file.path()));
          manifest.abandoned().forEach(file -> named.add(file.path()));
        });
    List<AbandonedFile> unclaimed = new ArrayList<>();
    for (BlobInfo blob : visible) {
      if (!named.contains(blob.path())) {
        ContentHash content = ContentHash.of(store, blob.path(), n -> {});
        unclaimed.add(new AbandonedFile(blob.path(), content.size(), content.sha256()));
      }
    }
    return unclaimed;
  }
}

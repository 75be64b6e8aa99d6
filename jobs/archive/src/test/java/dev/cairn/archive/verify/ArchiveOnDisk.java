package dev.cairn.archive.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** An archive in a directory, in the hands of somebody who owns the directory. */
final class ArchiveOnDisk implements Closeable {

  final Path root;
  final BlobStore store;
  final Path anchorFile;
  private boolean anchored = true;
  private Set<String> thumbprints = Set.of();

  ArchiveOnDisk(Path folder) throws IOException {
    root = folder.resolve("archive");
    anchorFile = folder.resolve("anchor.json");
    store = BlobStores.open(root.toUri());
  }

  FaultyArchive.Written written() {
    return new FaultyArchive.Written(
        root.toUri(), anchored ? Optional.of(anchorFile) : Optional.empty(), thumbprints);
  }

  ArchiveOnDisk small() throws IOException {
    SmallArchive.write(store, new FileAnchor(anchorFile));
    return this;
  }

  /** To be verified without an anchor. */
  ArchiveOnDisk withoutAnchor() {
    anchored = false;
    return this;
  }

  /** To be verified with these keys alone. */
  ArchiveOnDisk trusting(String... values) {
    thumbprints = Set.of(values);
    return this;
  }

  /** Points the anchor at what stands there now. */
  ArchiveOnDisk anchor(long sequence) throws IOException {
    String sha256 = ContentHash.of(store, Manifest.path(sequence), n -> {}).sha256();
    return anchor(new ChainHead(TestArchive.ID, sequence, sha256));
  }

  ArchiveOnDisk anchor(ChainHead head) throws IOException {
    Files.deleteIfExists(anchorFile);
    new FileAnchor(anchorFile).write(head);
    return this;
  }

  ArchiveOnDisk delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  /** Puts something in a place, taken or not. */
  ArchiveOnDisk put(String path, String content) throws IOException {
    return put(path, content.getBytes(UTF_8));
  }

  ArchiveOnDisk put(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file); // committed files are read-only
    Files.write(file, content);
    return this;
  }

  /** Replaces text that must be there once at least. */
  ArchiveOnDisk replace(String path, String part, String by) throws IOException {
    String text = Files.readString(root.resolve(path));
    if (!text.contains(part)) {
      throw new IllegalStateException(path + " does not have " + part);
    }
    return put(path, text.replace(part, by));
  }

  ArchiveOnDisk copy(String from, String to) throws IOException {
    return put(to, Files.readAllBytes(root.resolve(from)));
  }

  ArchiveOnDisk swap(String one, String other) throws IOException {
    byte[] held = Files.readAllBytes(root.resolve(one));
    copy(other, one);
    return put(other, held);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}

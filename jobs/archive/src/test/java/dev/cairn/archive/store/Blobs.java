package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Short ways to write and read whole blobs in tests. */
public final class Blobs {

  private Blobs() {}

  /** Stages content without committing it. */
  public static StagedBlob stage(BlobStore store, String path, byte[] content) throws IOException {
    try (BlobWriter writer = store.stage(path)) {
      writer.write(ByteBuffer.wrap(content));
      return writer.finish();
    }
  }

  /** Stages text without committing it. */
  public static StagedBlob stage(BlobStore store, String path, String content)
      throws IOException {
    return stage(store, path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Stages and commits text. */
  public static void commit(BlobStore store, String path, String content) throws IOException {
    store.commit(stage(store, path, content));
  }

  /** Reads a committed blob whole. */
  public static byte[] read(BlobStore store, String path) throws IOException {
    try (BlobReader reader = store.open(path)) {
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(reader.size()));
      reader.readFully(0, content);
      return content.array();
    }
  }

  /** Reads a committed blob whole, as text. */
  public static String readText(BlobStore store, String path) throws IOException {
    return new String(read(store, path), StandardCharsets.UTF_8);
  }
}

package dev.cairn.archive.table;

import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory, to look into and to damage. */
public final class MemoryBlobs implements BlobStore {

  private final Map<String, byte[]> staged = new HashMap<>();
  private final Map<String, byte[]> committed = new TreeMap<>();
  private int discarded;

  /** Content of a committed blob; the array itself. */
  public byte[] bytes(String path) {
    return committed.get(path);
  }

  /** Puts a blob, over what was there. */
  public void put(String path, byte[] bytes) {
    committed.put(path, bytes);
  }

  /** How many writers were closed without a finish. */
  public int discarded() {
    return discarded;
  }

  @Override
  public URI uri() {
    return URI.create("memory:///");
  }

  @Override
  public boolean worm() {
    return false;
  }

  @Override
  public BlobWriter stage(String path) {
    return new Writer(path);
  }

  @Override
  public CommitOutcome commit(StagedBlob blob) {
    committed.put(blob.path(), staged.get(blob.path()));
    return CommitOutcome.COMMITTED;
  }

  @Override
  public void discard(StagedBlob blob) {
    staged.remove(blob.path());
  }

  @Override
  public Optional<BlobInfo> find(String path) {
    return Optional.ofNullable(committed.get(path)).map(b -> new BlobInfo(path, b.length));
  }

  @Override
  public BlobReader open(String path) throws IOException {
    if (!committed.containsKey(path)) {
      throw new NoSuchFileException(path);
    }
    return reader(committed.get(path));
  }

  @Override
  public List<BlobInfo> list(String prefix) {
    return committed.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .map(e -> new BlobInfo(e.getKey(), e.getValue().length))
        .toList();
  }

  @Override
  public void close() {}

  /** Reads an array as a blob. */
  public static BlobReader reader(byte[] bytes) {
    return new BlobReader() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void readFully(long position, ByteBuffer into) throws IOException {
        if (position < 0 || position + into.remaining() > bytes.length) {
          throw new EOFException("blob ends before");
        }
        into.put(bytes, (int) position, into.remaining());
      }

      @Override
      public void close() {}
    };
  }

  private final class Writer implements BlobWriter {

    private final String path;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean finished;

    Writer(String path) {
      this.path = path;
    }

    @Override
    public void write(ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      out.writeBytes(copy);
    }

    @Override
    public long position() {
      return out.size();
    }

    @Override
    public StagedBlob finish() {
      finished = true;
      byte[] bytes = out.toByteArray();
      staged.put(path, bytes);
      return new StagedBlob(path, bytes.length, hash("SHA-256", bytes), hash("MD5", bytes), path);
    }

    @Override
    public void close() {
      if (!finished) {
        discarded++;
      }
    }

    private static String hash(String algorithm, byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }
}

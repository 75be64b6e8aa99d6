package dev.cairn.archive.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writer's claim on a file archive: an operating-system lock on {@code .lock} in its root,
 * whose text names the holder. The system drops it when the process ends, however it ends, so a
 * stale file never has to be removed. Network file systems may not honour it between machines.
 */
final class FileStoreLock implements Closeable {

  /** Its name in the root. */
  static final String FILE = ".lock";

  /**
   * Roots that this process holds. Asked before the file is opened: POSIX drops all of a process's
   * locks on a file as soon as it closes any descriptor of it, so a second try in this process must
   * not even look.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** Channels that must stay open for the same reason, and therefore be reachable. */
  private static final Set<FileChannel> NEVER_CLOSED = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;

  private FileStoreLock(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  static FileStoreLock acquire(Path directory, URI uri) throws IOException {
    Path root = directory.toRealPath();
    if (!HELD.add(root)) {
      throw heldHere(uri);
    }
    try {
      FileChannel channel = FileChannel.open(root.resolve(FILE), CREATE, READ, WRITE);
      if (!tryLock(channel, uri)) {
        try (channel) {
          throw new IOException(
              "The archive %s is being written by another process (%s): wait until it ends or stop"
                      .formatted(uri, holder(channel))
                  + " it, then start again");
        }
      }
      writeHolder(channel);
      return new FileStoreLock(root, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(root);
      throw e;
    }
  }

  private static boolean tryLock(FileChannel channel, URI uri) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // held by this class under another class loader, which HELD does not show
      NEVER_CLOSED.add(channel);
      throw heldHere(uri);
    }
  }

  private static IOException heldHere(URI uri) {
    return new IOException(
        "The archive %s is being written by this process (pid %d) already: one writer at a time"
            .formatted(uri, ProcessHandle.current().pid()));
  }

  private static void writeHolder(FileChannel channel) throws IOException {
    String text = "pid %d, since %s".formatted(ProcessHandle.current().pid(), Instant.now());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(100);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return holder.isEmpty() ? "it has not said which yet" : holder;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        channel.truncate(0);
      } finally {
        HELD.remove(root);
      }
    }
  }
}

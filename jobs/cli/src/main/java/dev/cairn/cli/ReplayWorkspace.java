package dev.cairn.cli;

import dev.cairn.cli.feed.FeedTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The two directories of a replay. Kafka's holds the records in clear: it is in memory unless the
 * user names a place, and goes at the end. Flink's holds no content; it stays after a kill, under a
 * name made of archive and input, so that the same replay finds it again.
 */
final class ReplayWorkspace implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "cairn-replay-";
  private static final String LOCK = ".lock";

  private final Path kafka;
  private final Path checkpoints;
  private final FileChannel lock;

  private ReplayWorkspace(Path kafka, Path checkpoints, FileChannel lock) {
    this.kafka = kafka;
    this.checkpoints = checkpoints;
    this.lock = lock;
  }

  /**
   * @param inputBytes length of all records together
   * @param work the user's place for Kafka's directory; null for memory
   * @throws CairnException if there is no memory file system, or the input will not fit in it
   */
  static ReplayWorkspace open(
      URI archive, Collection<FeedTopic> topics, long inputBytes, Path work)
      throws IOException {
    Path parent = work;
    if (parent == null) {
      parent = requireMemory(inputBytes);
      removeLeftovers(parent);
    }
    Files.createDirectories(parent);
    Path kafka =
        Files.createTempDirectory(
            parent,
            PREFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel lock =
        FileChannel.open(
            kafka.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock.lock();
    StringBuilder name = new StringBuilder(archive.toString());
    topics.forEach(topic -> name.append(' ').append(topic.topic()));
    Path checkpoints =
        stateHome()
            .resolve("cairn/replay")
            .resolve(UUID.nameUUIDFromBytes(name.toString().getBytes()).toString());
    Files.createDirectories(checkpoints);
    return new ReplayWorkspace(kafka, checkpoints, lock);
  }

  Path kafka() {
    return kafka.resolve("kafka");
  }

  /** For the sessions job, whose input and output go with Kafka's directory. */
  Path sessions() {
    return kafka.resolve("sessions");
  }

  Path checkpoints() {
    return checkpoints;
  }

  /** The replay is in the archive: nothing is left to go on with. */
  void done() {
    delete(checkpoints);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    delete(kafka);
  }

  // Kafka's log of the records, its indexes and a second segment: twice the input is ample; as
  // much again for the sessions job's checkpoints and what it finds
  private static Path requireMemory(long bytes) throws IOException {
    if (!Files.isDirectory(MEMORY)) {
      throw CairnException.wrongUse(
          "This system has no " + MEMORY + ", where a replay would keep the records in memory",
          "Give a directory on encrypted storage: --work DIR");
    }
    long room = Files.getFileStore(MEMORY).getUsableSpace();
    if (bytes * 4 > room) {
      throw CairnException.wrongUse(
          "The input is %,d MiB; in memory there is room for %,d MiB"
              .formatted(bytes >> 20, room >> 22),
          "Give a directory on encrypted storage: --work DIR, or replay it in parts.");
    }
    return MEMORY;
  }

  private static Path stateHome() {
    String home = System.getenv("XDG_STATE_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "state")
        : Path.of(home);
  }

  /** Removes what replays that were killed left in memory: whatever nobody holds the lock of. */
  private static void removeLeftovers(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .filter(ReplayWorkspace::isAbandoned)
          .forEach(ReplayWorkspace::delete);
    }
  }

  private static boolean isAbandoned(Path directory) {
    try (FileChannel channel =
            FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      // a broker that is just ending may still write; the next replay clears what is left
    }
  }
}

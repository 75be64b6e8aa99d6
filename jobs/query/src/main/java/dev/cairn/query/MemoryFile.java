package dev.cairn.query;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file without a name in memory: created for its owner alone, unlinked before a byte is written,
 * gone with the last handle, also when the process is killed. The engine opens it by this process's
 * descriptor.
 */
final class MemoryFile implements Closeable {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final FileChannel channel;
  private final Path descriptor;

  private MemoryFile(FileChannel channel, Path descriptor) {
    this.channel = channel;
    this.descriptor = descriptor;
  }

  static MemoryFile create(Path directory) throws IOException {
    checkSystem(directory);
    Path path = directory.resolve("cairn-" + UUID.randomUUID());
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      return new MemoryFile(channel, descriptor(path));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    } finally {
      Files.delete(path);
    }
  }

  /** Where clear bytes are written to. */
  FileChannel channel() {
    return channel;
  }

  /** The path under which this process, and no other user's, can open the file. */
  String path() {
    return descriptor.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void checkSystem(Path directory) throws IOException {
    if (!Files.isDirectory(DESCRIPTORS)) {
      throw new IOException(
          "SQL over an archive runs on Linux only: it keeps decrypted data in memory files that the"
              + " engine opens through /proc/self/fd, which this system does not have. Run it in a"
              + " Linux container or virtual machine.");
    }
    if (!Files.isDirectory(directory)) {
      throw new IOException(
          "SQL over an archive needs a memory file system at "
              + directory
              + ", which is missing. Mount a tmpfs there.");
    }
    String type = Files.getFileStore(directory).type();
    if (!type.equals("tmpfs") && !type.equals("ramfs")) {
      throw new IOException(
          "SQL over an archive keeps decrypted data in memory alone, but "
              + directory
              + " is of type "
              + type
              + ". Mount a tmpfs there.");
    }
  }

  /** Java does not tell a channel's descriptor; the kernel does. */
  private static Path descriptor(Path path) throws IOException {
    Path real = path.toRealPath();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        if (leadsTo(descriptor, real)) {
          return descriptor;
        }
      }
    }
    throw new IOException("No descriptor of this process leads to its memory file");
  }

  private static boolean leadsTo(Path descriptor, Path path) {
    try {
      return Files.readSymbolicLink(descriptor).equals(path);
    } catch (IOException e) {
      // closed meanwhile, by another thread
      return false;
    }
  }
}

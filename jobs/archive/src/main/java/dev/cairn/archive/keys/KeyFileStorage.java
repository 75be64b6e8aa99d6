package dev.cairn.archive.keys;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Key files on disk: read only if others cannot, and whole or not at all when written. */
final class KeyFileStorage {

  private KeyFileStorage() {}

  static KeyFileContent read(Path file) throws IOException {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      // the group may read, because mounted secrets often come that way; nobody else
      if (!PosixFilePermissions.fromString("rwxr-x---").containsAll(mode)) {
        throw new IOException(
            "The key file %s is open to other users (%s): run chmod 600 on it, and take keys that"
                    .formatted(file, PosixFilePermissions.toString(mode))
                + " others may have read for known");
      }
      return KeyFileJson.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException("There is no key file " + file, e);
    } catch (AccessDeniedException e) {
      throw new IOException("This user may not read the key file " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not a key file: " + file + ": " + e.getMessage());
    }
  }

  static void checkAbsent(Path target) throws FileAlreadyExistsException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(),
          null,
          "key files are never overwritten, what they protect would be lost; choose another path");
    }
  }

  /** Writes a new file; {@link FileAlreadyExistsException} if there is one. */
  static void create(Path target, KeyFileContent content) throws IOException {
    checkAbsent(target);
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      write(part, content, CREATE_NEW, WRITE);
      Files.createLink(target, part); // unlike a rename it refuses an existing target
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Changes a file in place; of two at once one fails, so that no key of either is lost. */
  static KeyFileContent change(Path file, UnaryOperator<KeyFileContent> change)
      throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file; // not what links to it
    Path part = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      Files.createFile(part, ownersAlone()); // stands for a lock until it is the file itself
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "Somebody else is changing the key file %s, or was interrupted: then delete %s"
              .formatted(file, part),
          e);
    }
    try {
      KeyFileContent changed = change.apply(read(target));
      write(part, changed, WRITE);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return changed;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path file, KeyFileContent content, OpenOption... options)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(options), ownersAlone())) {
      ByteBuffer bytes = ByteBuffer.wrap(KeyFileJson.write(content));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> ownersAlone() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}

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
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the files that {@code keyfile:} key services read: the customer's private keys in the
 * clear.
 *
 * <p>For demonstrations, tests and sites without a key vault. Unlike a vault or an HSM it gives its
 * keys to whoever reads the file, and keeps no record of their use; lose it and what it protects is
 * lost. All that guards it is the file's mode.
 */
public final class KeyFile {

  /** As strong as AES-128, and good beyond 2030 (NIST SP 800-57, part 1, table 2). */
  static final int BITS = 3072;

  private KeyFile() {}

  /**
   * Makes a file with one fresh RSA-3072 key per class, readable by its owner alone. It appears
   * whole or not at all.
   *
   * @throws FileAlreadyExistsException if there is one: it is never overwritten, because every
   *     archive file written under it would become unreadable
   */
  public static void create(Path target) throws IOException {
    create(target, BITS);
  }

  static void create(Path target, int bits) throws IOException {
    checkAbsent(target);
    write(
        target,
        List.of(
            KeyFileEntry.generate(KeyNames.DEFAULT_METADATA, KeyClass.METADATA, bits),
            KeyFileEntry.generate(KeyNames.DEFAULT_PHI, KeyClass.PHI, bits)));
  }

  /**
   * Copies a key file without the keys of one class, for somebody who is not to read what they
   * protect.
   *
   * @throws FileAlreadyExistsException if the target exists
   * @throws IOException if the source is unreadable or no key file, or nothing would remain
   */
  public static void copyWithout(Path source, Path target, KeyClass keyClass) throws IOException {
    List<KeyFileEntry> rest =
        read(source).stream().filter(entry -> entry.keyClass() != keyClass).toList();
    if (rest.isEmpty()) {
      throw new IOException(
          "Without its " + keyClass + " keys the key file " + source + " is empty");
    }
    checkAbsent(target);
    write(target, rest);
  }

  static List<KeyFileEntry> read(Path file) throws IOException {
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

  private static void checkAbsent(Path target) throws FileAlreadyExistsException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(),
          null,
          "key files are never overwritten, what they protect would be lost; choose another path");
    }
  }

  private static void write(Path target, List<KeyFileEntry> entries) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              Set.of(CREATE_NEW, WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        channel.write(ByteBuffer.wrap(KeyFileJson.write(entries)));
        channel.force(true);
      }
      Files.createLink(target, part); // unlike a rename it refuses an existing target
    } finally {
      Files.deleteIfExists(part);
    }
  }
}

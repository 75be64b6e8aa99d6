package dev.cairn.archive.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Makes and changes the files that {@code keyfile:} key services read: the customer's private keys
 * in the clear. A key file has a wrapping key per retention class and {@link KeyClass}, and one
 * that signs; running services see a change at their next call.
 *
 * <p>For demonstrations, tests and sites without a key vault. Unlike a vault or an HSM it gives its
 * keys to whoever reads the file, and keeps no record of their use; lose it and what it protects is
 * lost. All that guards it is the file's mode. Needs a file system with POSIX permissions.
 *
 * <p>A change replaces the file in one step, readable by its owner alone. Backups of the file keep
 * what is taken out of it.
 */
public final class KeyFile {

  /**
   * 112 bits of strength, acceptable through 2030 (NIST SP 800-57 part 1 rev. 5, tables 2 and 4).
   * Not 3072 bits: eight classes are sixteen keys, which took two cores 13 to 24 seconds instead of
   * 3 to 7, at each demonstration's start. For more strength, and for longer, take a key vault's
   * keys: no size is assumed of those.
   */
  static final int BITS = 2048;

  private KeyFile() {}

  /**
   * Makes a file with fresh keys for these retention classes, and one to sign, readable by its
   * owner alone. It appears whole or not at all.
   *
   * @throws FileAlreadyExistsException if there is one: it is never overwritten, because every
   *     archive file written under it would become unreadable
   * @throws IllegalArgumentException if there is no class, or one has no such name as {@link
   *     KeyScope} describes
   */
  public static void create(Path target, Set<String> retentionClasses) throws IOException {
    if (retentionClasses.isEmpty()) {
      throw new IllegalArgumentException("A key file is for one retention class or more");
    }
    KeyFileStorage.checkAbsent(target); // before the work
    KeyFileStorage.create(target, KeyFileContent.generate(retentionClasses, BITS));
  }

  /**
   * Adds keys for those of the retention classes that have none. The others stay as they are.
   *
   * @throws IOException if the file is unreadable, no key file, or being changed by somebody else
   * @throws IllegalArgumentException as for {@link #create}
   */
  public static void addClasses(Path file, Set<String> retentionClasses) throws IOException {
    if (!KeyFileStorage.read(file).hasAll(retentionClasses)) {
      KeyFileStorage.change(file, content -> content.withClasses(retentionClasses, BITS));
    }
  }

  /**
   * Adds a new version of a wrapping key, for the files that are written from now on. Those written
   * before need the earlier versions, which stay.
   *
   * @throws IOException as for {@link #addClasses}
   */
  public static void rotate(Path file, KeyScope scope) throws IOException {
    KeyFileStorage.change(file, content -> content.rotated(scope, BITS));
  }

  /**
   * Adds a new version of the signing key, which signs from now on.
   *
   * @throws IOException as for {@link #addClasses}
   */
  public static void rotateSigning(Path file) throws IOException {
    KeyFileStorage.change(file, KeyFileContent::rotatedSigning);
  }

  /**
   * Destroys all versions of a retention class's keys, of both parts: no file that was written
   * under them can be read again, wherever it lies (crypto-shredding). Their names stay, so that
   * readers are told. <b>Cannot be undone</b>; but copies and backups of the file, and the disk's
   * own remains of it, still hold the keys: destroy those too.
   *
   * @throws IOException as for {@link #addClasses}, or if there is no key of that class
   */
  public static void destroyClass(Path file, String retentionClass) throws IOException {
    if (!KeyFileStorage.read(file).has(e -> e.scope().retentionClass().equals(retentionClass))) {
      throw new IOException(
          "The key file %s has no key of retention class %s".formatted(file, retentionClass));
    }
    KeyFileStorage.change(file, content -> content.destroyed(retentionClass));
  }

  /**
   * Copies a key file for {@code cairn}'s readers who are not to read what the keys of one part
   * protect: without these, and with the signing key, for what they read is recorded in the archive
   * and signed. Who has the copy and may write the archive's store can sign manifests; rows with
   * PHI columns nobody can write with it.
   *
   * @throws IOException as for {@link #copyWithout}
   */
  public static void copyForReaderWithout(Path source, Path target, KeyClass keyClass)
      throws IOException {
    copy(source, target, KeyFileStorage.read(source).without(keyClass), keyClass);
  }

  /**
   * Copies a key file for programs that read files of the archive past {@code cairn} and are not to
   * read what the keys of one part protect: without these, and with the public halves alone of the
   * signing key. {@code cairn} itself answers nothing with it, because it could not record that.
   *
   * @throws FileAlreadyExistsException if the target exists
   * @throws IOException if the source is unreadable or no key file, or no wrapping key would remain
   */
  public static void copyWithout(Path source, Path target, KeyClass keyClass) throws IOException {
    copy(source, target, KeyFileStorage.read(source).forReaderWithout(keyClass), keyClass);
  }

  private static void copy(Path source, Path target, KeyFileContent rest, KeyClass keyClass)
      throws IOException {
    if (rest.wrapping().isEmpty()) {
      throw new IOException(
          "Without its " + keyClass + " keys the key file " + source + " is empty");
    }
    KeyFileStorage.create(target, rest);
  }
}

package dev.cairn.archive.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The directory {@code .staging} of a {@link FileBlobStore}: one file per blob being written. */
final class FileStaging {

  /** Its name in the root. */
  static final String DIRECTORY = ".staging";

  private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

  private final Path root;
  private final Path directory;

  FileStaging(Path root) {
    this.root = root;
    this.directory = root.resolve(DIRECTORY);
  }

  FileBlobWriter create(String path) throws IOException {
    Path file = directory.resolve(UUID.randomUUID().toString());
    try {
      DurableFiles.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(CREATE_NEW, WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new FileBlobWriter(path, root, file, channel);
    } catch (IOException e) {
      throw NoRoom.explain(root, 0, e);
    }
  }

  /** Where the staged blob lies, or lay. */
  Path resolve(StagedBlob blob) {
    if (!NAME.matcher(blob.staging()).matches()) {
      throw new IllegalArgumentException("Not staged in a file store: " + blob.staging());
    }
    return directory.resolve(blob.staging());
  }

  int sweep(Instant before) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0; // nothing was ever staged here
    }
    int swept = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (isOlder(file, before) && Files.deleteIfExists(file)) {
          swept++;
        }
      }
    }
    return swept;
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false; // committed or thrown away since the directory was read
    }
  }
}

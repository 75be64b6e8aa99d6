package dev.cairn.archive.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Gives a key file's content, read again when the file was replaced or changed. Thread-safe. */
final class KeyFileSource {

  private final Path file;
  private State read;
  private KeyFileContent content;

  private KeyFileSource(Path file) {
    this.file = file;
  }

  /** Of a file, which is read at once. */
  static KeyFileSource open(Path file) throws IOException {
    KeyFileSource source = new KeyFileSource(file);
    source.content();
    return source;
  }

  /** Of no file, for tests. */
  static KeyFileSource of(KeyFileContent content) {
    KeyFileSource source = new KeyFileSource(null);
    source.content = content;
    return source;
  }

  synchronized KeyFileContent content() throws IOException {
    if (file != null) {
      State now = State.of(file);
      if (!now.equals(read)) {
        content = KeyFileStorage.read(file);
        read = now; // taken before reading: a change meanwhile is read next time
      }
    }
    return content;
  }

  /** What differs when a file was replaced or written. */
  private record State(Object identity, Object modified, long size) {

    static State of(Path file) throws IOException {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(now.fileKey(), now.lastModifiedTime(), now.size());
      } catch (NoSuchFileException e) {
        throw new IOException("There is no key file " + file, e);
      }
    }
  }
}

package dev.cairn.testkit.kafka;

import dev.cairn.testkit.ServerStartException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * The broker's folder: {@code log/} is Kafka's own, {@code broker.log} what the broker says, {@code
 * server.properties} its settings of this start, {@code lock} held while a broker runs.
 */
record BrokerFolder(Path root) {

  /**
   * Makes the folder if it is new, and lets nobody else into it (mode 0700) where the file system
   * knows POSIX modes: records lie in it as they came.
   *
   * @throws ServerStartException if it cannot be made or written to
   */
  static BrokerFolder prepare(Path root) throws ServerStartException {
    try {
      Files.createDirectories(root);
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      var folder = new BrokerFolder(root);
      Files.createDirectories(folder.log());
      return folder;
    } catch (FileAlreadyExistsException e) {
      throw new ServerStartException(
          "The Kafka broker cannot use " + root + " as its folder: " + e.getFile()
              + " is a file. Choose another folder.",
          e);
    } catch (IOException e) {
      throw new ServerStartException(
          "The Kafka broker cannot use " + root + " as its folder (" + e
              + "). Make it writable for this user, or choose another folder.",
          e);
    }
  }

  Path log() {
    return root.resolve("log");
  }

  Path output() {
    return root.resolve("broker.log");
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path settings() {
    return root.resolve("server.properties");
  }

  void writeSettings(Properties properties) throws IOException {
    try (Writer writer = Files.newBufferedWriter(settings())) {
      properties.store(writer, "Settings of this start; the next one writes them anew.");
    }
  }
}

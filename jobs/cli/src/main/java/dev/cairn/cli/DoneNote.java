package dev.cairn.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * A note in a directory of how far a job came that has ended: Flink takes the checkpoints of such a
 * job away.
 *
 * @param directory where it lies; made by whoever runs the job
 */
record DoneNote(Path directory) {

  private static final String FILE = "done.properties";

  /** Whether a job ended that had done this. */
  boolean says(Properties done) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    Properties before = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      before.load(reader);
    }
    return before.equals(done);
  }

  /** Notes that a job has done this, and ended. */
  void write(Properties done) throws IOException {
    Path draft = directory.resolve(FILE + ".draft");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      done.store(writer, "The job has read its topics up to here, and ended.");
    }
    Files.move(
        draft,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}

package dev.cairn.testkit.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file to which each change is appended as one line of JSON. Survives the death of the process at
 * any moment, not that of the machine: what is written is not forced to the disk. A last line
 * without end was being written when the process died, and doesn't count. Thread-safe.
 */
final class GateJournal implements AutoCloseable {

  private static final String FILE = "worm-gate.jsonl";
  private static final String VERSION = "cairn-worm-gate";

  private final FileChannel channel;

  private GateJournal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens or begins the journal in a folder, which is made if need be.
   *
   * @param line called for each line that is there
   * @throws IOException if another gate has it open, or it is none
   */
  static GateJournal open(Path folder, Consumer<JsonNode> line) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!lock(channel)) {
        throw new IOException("Another gate runs on " + folder + ": close it, or use a folder"
            + " of its own.");
      }
      var journal = new GateJournal(channel);
      journal.read(Files.readAllBytes(file), line);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Appends a change. It is in the file when this returns. */
  synchronized void append(JsonNode change) {
    try {
      var line = new ByteArrayOutputStream();
      line.write(GateJson.MAPPER.writeValueAsBytes(change));
      line.write('\n');
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new StoreException("The gate's journal cannot be written.", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void read(byte[] all, Consumer<JsonNode> line) throws IOException {
    int end = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        JsonNode json = parse(all, end, i);
        if (end == 0 && json.path(VERSION).intValue() != 1) {
          throw new IOException(FILE + " is not the journal of a gate of this version.");
        }
        if (end > 0) {
          line.accept(json);
        }
        end = i + 1;
      }
    }
    channel.truncate(end);
    channel.position(end);
    if (end == 0) {
      append(GateJson.object().put(VERSION, 1));
    }
  }

  private static JsonNode parse(byte[] all, int from, int to) throws IOException {
    try {
      return GateJson.MAPPER.readTree(
          new String(all, from, to - from, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IOException(FILE + " is damaged at byte " + from + ": begin with a new one.", e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}

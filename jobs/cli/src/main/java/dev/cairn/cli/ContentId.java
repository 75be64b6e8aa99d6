package dev.cairn.cli;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.pipeline.ReadingRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A name for an input: the same files in the same order, read the same way, have the same one, under
 * whatever file names and whether compressed or not.
 *
 * @param id 12 lower-case hexadecimal digits
 * @param bytes length of the input, decompressed
 */
record ContentId(String id, long bytes) {

  private static final int ID_BYTES = 6;

  static ContentId of(List<RecordFile> files, ReadingRules reading) throws IOException {
    MessageDigest all = sha256();
    all.update(rules(reading).getBytes(StandardCharsets.UTF_8));
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (RecordFile file : files) {
      MessageDigest one = sha256();
      long size = 0;
      try (InputStream in = file.openDecompressed()) {
        for (int length; (length = in.read(buffer)) >= 0; size += length) {
          one.update(buffer, 0, length);
        }
      }
      all.update(ByteBuffer.allocate(Long.BYTES).putLong(size).array());
      all.update(one.digest());
      if (file.reporter() != null) {
        all.update(file.reporter().getBytes(StandardCharsets.UTF_8));
      }
      bytes += size;
    }
    return new ContentId(id(all), bytes);
  }

  /** The same for what has several parts, each known by a hash. */
  static String of(List<byte[]> parts) {
    MessageDigest all = sha256();
    parts.forEach(all::update);
    return id(all);
  }

  private static String id(MessageDigest all) {
    return HexFormat.of().formatHex(all.digest(), 0, ID_BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  // what is as usual is left out, so that names stay what they were
  private static String rules(ReadingRules reading) {
    boolean usual =
        reading.tokenKeyFile() == null
            && reading.statementLimit() == FormatsConfig.DEFAULT_QUERY_LOG_LIMIT;
    String zone = reading.localTimeZone().getId();
    return usual
        ? zone
        : zone + ' ' + reading.statementLimit() + (reading.tokenKeyFile() == null ? "" : " tokens");
  }
}

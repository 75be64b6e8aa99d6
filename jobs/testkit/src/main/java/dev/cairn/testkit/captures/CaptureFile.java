package dev.cairn.testkit.captures;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One log file.
 *
 * @param source the source's name, such as {@code proxysql.query}
 * @param resourcePath its place on the class path, {@code .gz} included
 * @param localTimeZone zone of those time stamps in it that name none
 * @param wholeDocument true if the file is one record, false if each line is one
 */
public record CaptureFile(
    String source, String resourcePath, ZoneId localTimeZone, boolean wholeDocument) {

  private static final int BUFFER_BYTES = 64 * 1024;

  /** Its file name, without folder and without {@code .gz}. */
  public String fileName() {
    String name = resourcePath.substring(resourcePath.lastIndexOf('/') + 1);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /**
   * Opens the log as the server wrote it, gunzipped where it is stored gzipped. The caller closes.
   *
   * @throws FileNotFoundException if the class path has lost the resource
   */
  public InputStream open() throws IOException {
    InputStream stored = CaptureFile.class.getClassLoader().getResourceAsStream(resourcePath);
    if (stored == null) {
      throw new FileNotFoundException(
          "No resource " + resourcePath + " on the class path: rebuild the testkit room.");
    }
    return resourcePath.endsWith(".gz")
        ? new GZIPInputStream(stored, BUFFER_BYTES)
        : new BufferedInputStream(stored, BUFFER_BYTES);
  }

  /**
   * Reads its records into memory, byte for byte: each line without its line feed, or the whole
   * document. The order is the file's.
   */
  public List<byte[]> records() throws IOException {
    byte[] all;
    try (InputStream in = open()) {
      all = in.readAllBytes();
    }
    if (wholeDocument) {
      return List.of(all);
    }
    var records = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        records.add(Arrays.copyOfRange(all, start, i));
        start = i + 1;
      }
    }
    if (start < all.length) {
      records.add(Arrays.copyOfRange(all, start, all.length));
    }
    return records;
  }
}

package dev.cairn.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The bundled captures and samples, as bytes. */
public final class Captures {

  private Captures() {}

  /** A capture by its path below {@code /captures}; unpacked if it ends in {@code .gz}. */
  public static byte[] bytes(String path) {
    return resource("/captures/" + path);
  }

  /** A sample by its path below {@code /samples}. */
  public static byte[] sample(String path) {
    return resource("/samples/" + path);
  }

  /**
   * Which statement is which: lines of a query-log line, a server_audit line and a record of the
   * Azure rendering, each counted from 1 and parted by tabs.
   */
  static List<byte[]> truth(String capture) {
    return split(resource("/truth/" + capture + ".tsv.gz"));
  }

  /** The lines of a capture, without their line feeds. */
  static List<byte[]> lines(String path) {
    return split(bytes(path));
  }

  public static List<byte[]> split(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (b == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    if (line.size() > 0) {
      lines.add(line.toByteArray());
    }
    return lines;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Captures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name + " on the test class path");
      }
      try (InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
        return plain.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

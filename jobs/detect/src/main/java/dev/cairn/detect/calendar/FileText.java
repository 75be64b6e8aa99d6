package dev.cairn.detect.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file's bytes as text. */
final class FileText {

  private static final int MOST = 4 << 20;

  private FileText() {}

  /** As UTF-8, without a byte order mark; null, with a fault, if it is none or too long. */
  static String of(byte[] bytes, Faults faults) {
    if (bytes.length > MOST) {
      faults.add(1, "the file has " + bytes.length + " bytes; allowed: " + MOST);
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      faults.add(1, "the file is not UTF-8: save it as UTF-8");
      return null;
    }
  }
}

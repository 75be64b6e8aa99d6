package dev.cairn.pipeline;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;

/** What rows weigh on the heap, roughly: the long fields, and a flat rate for all the others. */
final class RowBytes {

  private static final long FLAT = 1024;

  private RowBytes() {}

  static long of(AuditEvent event) {
    return FLAT + of(event.getRaw()) + of(event.getSqlText()) + of(event.getSqlTokens())
        + of(event.getUnmapped());
  }

  /** Of a row that came encoded in so many bytes: mostly short texts, which objects double. */
  static long ofEncoded(int bytes) {
    return FLAT + 2L * bytes;
  }

  static long of(DeadLetter letter) {
    return FLAT + of(letter.getRaw());
  }

  private static long of(ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }

  private static long of(CharSequence text) {
    return text == null ? 0 : text.length();
  }
}

package dev.cairn.formats;

import java.util.List;

/**
 * Cuts a value into elements: JSON objects and lines of text.
 *
 * <p>Objects may stand bare, one per line, in an array or in an envelope
 * <code>{"records":[…]}</code>; brackets, commas and white space between them carry nothing. Where
 * an object is broken or cut, its piece is handed over as bad and the search goes on behind it, so
 * that a blob that lacks its end, or begins with a comma, still yields its whole objects.
 *
 * <p>Time is linear in the value's length, for any bytes: a piece is looked at again at most once
 * for each level that it is nested in.
 */
final class ElementSplitter {

  /** Takes what was found, in the order of the value. */
  interface Handler {
    void object(JsonObject object);

    void line(int start, int end);

    void bad(int start, int end, BadElement why);
  }

  private static final String RECORDS = "records";

  private final byte[] value;
  private final Handler handler;

  ElementSplitter(byte[] value, Handler handler) {
    this.value = value;
    this.handler = handler;
  }

  void split() {
    int at = startsWithBom() ? 3 : 0;
    while ((at = skipGlue(at)) < value.length) {
      at = value[at] == '{' ? object(at) : line(at);
    }
  }

  /** Hands over what begins at an opening brace; returns where to go on. */
  private int object(int start) {
    try {
      JsonObject object = JsonReader.read(value, start, value.length);
      if (object.peek(RECORDS) instanceof List<?> records) {
        envelope(object, records);
      } else {
        handler.object(object);
      }
      return object.end();
    } catch (BadElement e) {
      int head = Brackets.envelopeHead(value, start);
      if (head > 0) {
        // the envelope is broken or cut somewhere: take its elements one by one
        return head;
      }
      int end = Brackets.endOfBroken(value, start);
      handler.bad(start, end, e);
      return end;
    }
  }

  private void envelope(JsonObject envelope, List<?> records) {
    boolean strangers = false;
    for (Object item : records) {
      if (item instanceof JsonObject object) {
        handler.object(object);
      } else {
        strangers = true;
      }
    }
    if (strangers) {
      handler.bad(envelope.start(), envelope.end(), BadElement.bad(RECORDS, "an array of objects"));
    }
  }

  private int line(int start) {
    int end = start;
    while (end < value.length && value[end] != '\n') {
      end++;
    }
    int last = end;
    while (last > start && (value[last - 1] == '\r' || value[last - 1] == ' ')) {
      last--;
    }
    handler.line(start, last);
    return end;
  }

  private int skipGlue(int at) {
    int next = at;
    while (next < value.length && isGlue(value[next])) {
      next++;
    }
    return next;
  }

  private static boolean isGlue(byte b) {
    return switch (b) {
      case ' ', '\t', '\r', '\n', ',', '[', ']', '}' -> true;
      default -> false;
    };
  }

  private boolean startsWithBom() {
    return value.length >= 3
        && value[0] == (byte) 0xEF
        && value[1] == (byte) 0xBB
        && value[2] == (byte) 0xBF;
  }
}

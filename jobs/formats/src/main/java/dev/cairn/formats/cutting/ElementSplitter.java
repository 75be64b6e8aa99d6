package dev.cairn.formats.cutting;

import dev.cairn.formats.cutting.JsonStrings.Leniency;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.util.List;

/**
 * Cuts a value into elements: JSON objects and pieces of text.
 *
 * <p>Objects may stand bare, one per line, in an array or in an envelope
 * <code>{"records":[…]}</code>; brackets, commas and white space between them carry nothing. Where
 * an object is broken or cut, its piece is handed over as bad and the search goes on behind it, so
 * that a blob that lacks its end, or begins with a comma, still yields its whole objects.
 *
 * <p>What else a value may hold depends on its {@link Cutting}.
 *
 * <p>Time is linear in the value's length, for any bytes: a piece is looked at again at most a few
 * times for each level that it is nested in.
 */
public final class ElementSplitter {

  /** What text a source's values hold beside objects. */
  public enum Cutting {
    /** Lines. */
    LINES,
    /**
     * What MySQL's audit logs write, see {@link AuditText}: lines; records of CSV and XML and of
     * the {@link GeneralLogText general query log}, which may span lines; objects behind a prefix,
     * whose strings may hold control characters and bytes that are not UTF-8.
     */
    AUDIT
  }

  /** Takes what was found, in the order of the value. */
  public interface Handler {

    /** Takes an element: an object, or a piece of text. */
    void element(Element element);

    /**
     * Takes a piece that is no element.
     *
     * @param start its first byte
     * @param end the byte after its last
     */
    void bad(int start, int end, BadElement why);
  }

  private static final String RECORDS = "records";

  private final byte[] value;
  private final boolean audit;
  private final Handler handler;
  private final JsonReader reader;
  private final JsonReader controls;

  /**
   * For one value, and one thread.
   *
   * @param value not changed; no element holds a copy
   * @param handler takes what is found, while {@link #split} runs
   */
  public ElementSplitter(byte[] value, Cutting cutting, Handler handler) {
    this.value = value;
    this.audit = cutting == Cutting.AUDIT;
    this.handler = handler;
    this.reader = new JsonReader(value, value.length, Leniency.NONE);
    this.controls = audit ? new JsonReader(value, value.length, Leniency.CONTROLS) : null;
  }

  /** Cuts the value, once. Throws nothing but what the handler throws. */
  public void split() {
    int at = startsWithBom() ? 3 : 0;
    while ((at = skipGlue(at)) < value.length) {
      if (value[at] == '{') {
        at = object(at, at);
      } else {
        at = audit ? auditText(at) : line(at);
      }
    }
  }

  /** Hands over what begins at an opening brace, with its prefix; returns where to go on. */
  private int object(int start, int brace) {
    if (!mayBeObject(brace)) {
      return bad(
          start, brace, new BadElement(ReasonCode.MALFORMED_JSON, "not JSON at byte ", brace, ""));
    }
    JsonObject object = reader.isLostAt(brace) ? null : reader.read(brace);
    if (object == null) {
      BadElement why = reader.failure();
      int head = Brackets.envelopeHead(value, brace);
      if (head > 0) {
        // the envelope is broken or cut somewhere: take its elements one by one
        return head;
      }
      return audit ? unusual(start, brace, why) : bad(start, brace, why);
    }
    if (object.peek(RECORDS) instanceof List<?> records) {
      envelope(object, records);
    } else {
      handler.element(new Element(value, start, object.end(), object));
    }
    return object.end();
  }

  /** Whether what follows an opening brace is a name or the closing brace. */
  private boolean mayBeObject(int brace) {
    int at = AuditText.skipSpace(value, brace + 1);
    return at < value.length && (value[at] == '"' || value[at] == '}');
  }

  private int bad(int start, int brace, BadElement why) {
    int end = Brackets.endOfBroken(value, brace, audit);
    handler.bad(start, end, why);
    return end;
  }

  /** Hands over an object with what the servers' own writers leave in strings. */
  private int unusual(int start, int brace, BadElement why) {
    int end = Brackets.endOfBroken(value, brace, true);
    JsonObject object = null;
    if (AuditText.hasControl(value, brace, end) && !controls.isLostAt(brace)) {
      object = controls.read(brace);
    }
    if (object == null && AuditText.hasHighByte(value, brace, end)) {
      object = new JsonReader(value, end, Leniency.ANY_BYTES).read(brace);
      object = object != null && object.end() == end ? object : null;
    }
    if (object == null) {
      handler.bad(start, end, why);
      return end;
    }
    handler.element(new Element(value, start, object.end(), object));
    return object.end();
  }

  private void envelope(JsonObject envelope, List<?> records) {
    boolean strangers = false;
    for (Object item : records) {
      if (item instanceof JsonObject object) {
        handler.element(new Element(value, object.start(), object.end(), object));
      } else {
        strangers = true;
      }
    }
    if (strangers) {
      handler.bad(envelope.start(), envelope.end(), BadElement.bad(RECORDS, "an array of objects"));
    }
  }

  private int auditText(int start) {
    // first, since a statement may hold what looks like any of the others
    int line = GeneralLogText.lineAt(value, start);
    if (GeneralLogText.isRecord(value, line)) {
      return text(line, GeneralLogText.end(value, line));
    }
    int markupEnd = AuditText.markupEnd(value, start);
    if (markupEnd > start) {
      return markupEnd;
    }
    int record = AuditText.recordAt(value, start);
    if (value[record] == '{') {
      return object(start, record);
    }
    if (AuditText.isCsv(value, record)) {
      return text(start, AuditText.csvEnd(value, record));
    }
    if (AuditText.isXml(value, record)) {
      return text(start, AuditText.xmlEnd(value, record));
    }
    return line(start);
  }

  private int line(int start) {
    int end = start;
    while (end < value.length && value[end] != '\n') {
      end++;
    }
    return text(start, end);
  }

  private int text(int start, int end) {
    int last = end;
    while (last > start && isLineEnd(value[last - 1])) {
      last--;
    }
    handler.element(new Element(value, start, last, null));
    return end;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r' || b == ' ';
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

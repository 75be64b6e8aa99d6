package dev.cairn.formats.cutting;

import dev.cairn.formats.cutting.JsonStrings.Leniency;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonNumber;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON objects (RFC 8259) out of bytes: an object at a time, wherever one begins, to a
 * bounded depth.
 *
 * <p>Our own, where a library would do for good input: what broken and cut values cost decides how
 * long a hostile record can hold up a partition. Here a failure costs no exception, an object no
 * parser of its own, and {@link #isLostAt} keeps a value of nothing but beginnings from being read
 * again from each of them.
 */
final class JsonReader {

  /** No log that Cairn reads nests deeper than ten. */
  static final int MAX_DEPTH = 64;

  // a failure at the last level says nothing about what begins further in
  private static final int SURE_DEPTH = MAX_DEPTH / 2;

  private static final int MAX_LONG_DIGITS = 18;

  private final byte[] bytes;
  private final int limit;
  private final boolean singleQuotes;
  private final JsonStrings strings;
  private int usualFields = JsonObject.USUAL_FIELDS;

  private int at;
  // the object or array that is being read, and those around it
  private JsonObject object;
  private List<Object> array;
  private Object[] outer = {};
  private int depth;

  private BadElement failure;
  // where objects begin that the last failures left open, in ascending order
  private int[] lost = {};
  private int lostCount;

  JsonReader(byte[] bytes, int limit, Leniency leniency) {
    this(bytes, limit, leniency, false);
  }

  private JsonReader(byte[] bytes, int limit, Leniency leniency, boolean singleQuotes) {
    this.bytes = bytes;
    this.limit = limit;
    this.singleQuotes = singleQuotes;
    this.strings = new JsonStrings(bytes, limit, leniency);
  }

  /** Reads an object that another record carries as text, also with single quotes; null if none. */
  static JsonObject readEmbedded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != text.length() && hasHalfPair(text)) {
      return null;
    }
    JsonReader reader = new JsonReader(bytes, bytes.length, Leniency.NONE, true);
    int start = reader.skipSpace(0);
    JsonObject object = start < bytes.length && bytes[start] == '{' ? reader.read(start) : null;
    return object != null && reader.skipSpace(object.end()) == bytes.length ? object : null;
  }

  /**
   * Reads the object that begins at an opening brace; what follows it is not looked at.
   *
   * @return null if there is no whole object: {@link #failure} says why
   */
  JsonObject read(int brace) {
    depth = 0;
    object = null;
    array = null;
    JsonObject root = new JsonObject(brace, usualFields);
    enter(root, null);
    at = brace + 1;
    if (readInto()) {
      usualFields = Math.max(1, root.size());
      return root;
    }
    noteLost(root);
    return null;
  }

  /** Why the last object is null. */
  BadElement failure() {
    return failure;
  }

  /**
   * Whether an object at this brace cannot be whole, since an earlier read that failed came by and
   * left it open.
   */
  boolean isLostAt(int brace) {
    return lostCount > 0 && Arrays.binarySearch(lost, 0, lostCount, brace) >= 0;
  }

  /** Reads up to the end of the outermost object; false if that is not JSON. */
  private boolean readInto() {
    boolean mayEnd = true;
    for (; ; ) {
      at = skipSpace(at);
      if (at >= limit) {
        return cut();
      }
      String name = null;
      int next = bytes[at];
      if (mayEnd && next == (object != null ? '}' : ']')) {
        at++;
        if (leave()) {
          return true;
        }
      } else {
        if (object != null) {
          if ((name = name(next)) == null) {
            return false;
          }
          next = bytes[at];
        }
        if (next == '{' || next == '[') {
          if (!open(name, next)) {
            return false;
          }
          mayEnd = true;
          continue;
        }
        if (!scalar(name, next)) {
          return false;
        }
      }
      // behind a value: a comma, or the end of what it stands in, or of more
      for (; ; ) {
        at = skipSpace(at);
        if (at >= limit) {
          return cut();
        }
        next = bytes[at];
        if (next == ',') {
          at++;
          mayEnd = false;
          break;
        }
        if (next != (object != null ? '}' : ']')) {
          return malformed(at);
        }
        at++;
        if (leave()) {
          return true;
        }
      }
    }
  }

  /** Reads a name and its colon, up to the first byte of the value; null if there is none. */
  private String name(int quote) {
    if (quote != '"' && !(singleQuotes && quote == '\'')) {
      malformed(at);
      return null;
    }
    String name = quote == '"' ? strings.name(at + 1) : strings.string(at + 1, quote);
    if (name == null) {
      badString();
      return null;
    }
    at = skipSpace(strings.end());
    if (at < limit && bytes[at] != ':') {
      malformed(at);
      return null;
    }
    at = skipSpace(at + 1);
    if (at >= limit) {
      cut();
      return null;
    }
    return name;
  }

  private boolean open(String name, int bracket) {
    if (depth == MAX_DEPTH) {
      failure = new BadElement(ReasonCode.OVER_LIMIT, "nested too deep at byte ", at, "");
      return false;
    }
    if (bracket == '{') {
      JsonObject inner = new JsonObject(at, JsonObject.FEW_FIELDS);
      add(name, inner);
      enter(inner, null);
    } else {
      List<Object> inner = new ArrayList<>();
      add(name, inner);
      enter(null, inner);
    }
    at++;
    return true;
  }

  private void add(String name, Object value) {
    if (object != null) {
      object.add(name, value);
    } else {
      array.add(value);
    }
  }

  private void enter(JsonObject innerObject, List<Object> innerArray) {
    if (depth > 0) {
      if (depth > outer.length) {
        outer = Arrays.copyOf(outer, Math.max(4, 2 * depth));
      }
      outer[depth - 1] = object != null ? object : array;
    }
    depth++;
    object = innerObject;
    array = innerArray;
  }

  /** Ends the innermost object or array; true if it was the outermost. */
  @SuppressWarnings("unchecked")
  private boolean leave() {
    if (object != null) {
      object.end(at);
    }
    if (--depth == 0) {
      return true;
    }
    Object around = outer[depth - 1];
    object = around instanceof JsonObject outerObject ? outerObject : null;
    array = object == null ? (List<Object>) around : null;
    return false;
  }

  private boolean scalar(String name, int first) {
    if (first == '"' || singleQuotes && first == '\'') {
      String text = strings.string(at + 1, first);
      if (text == null) {
        return badString();
      }
      at = strings.end();
      add(name, text);
      return true;
    }
    switch (first) {
      case 't':
        return literal("true", name, Boolean.TRUE);
      case 'f':
        return literal("false", name, Boolean.FALSE);
      case 'n':
        return literal("null", name, null);
      default:
        return number(name);
    }
  }

  private boolean literal(String word, String name, Object value) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= limit || bytes[at + i] != word.charAt(i)) {
        return malformed(at);
      }
    }
    at += word.length();
    add(name, value);
    return true;
  }

  private boolean number(String name) {
    int start = at;
    int digits = bytes[at] == '-' ? at + 1 : at;
    int end = digits;
    long value = 0;
    while (end < limit && isDigit(bytes[end])) {
      value = value * 10 + (bytes[end++] - '0');
    }
    if (end == digits || bytes[digits] == '0' && end > digits + 1) {
      return malformed(start);
    }
    boolean whole = true;
    if (end < limit && bytes[end] == '.') {
      whole = false;
      end = digitsEnd(end + 1);
    }
    if (end > 0 && end < limit && (bytes[end] | 0x20) == 'e') {
      whole = false;
      boolean signed = end + 1 < limit && (bytes[end + 1] == '+' || bytes[end + 1] == '-');
      end = digitsEnd(end + (signed ? 2 : 1));
    }
    if (end < 0) {
      return malformed(start);
    }
    at = end;
    if (whole && end - digits <= MAX_LONG_DIGITS) {
      add(name, digits > start ? -value : value);
    } else {
      String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      add(name, whole ? JsonNumber.whole(text) : new JsonNumber(text));
    }
    return true;
  }

  /** The byte after one digit or more; -1 if none stands there. */
  private int digitsEnd(int from) {
    int end = from;
    while (end < limit && isDigit(bytes[end])) {
      end++;
    }
    return end == from ? -1 : end;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private int skipSpace(int from) {
    int next = from;
    while (next < limit && AuditText.isSpace(bytes[next])) {
      next++;
    }
    return next;
  }

  private boolean cut() {
    failure = new BadElement(ReasonCode.MALFORMED_JSON, "cut at byte ", limit, "");
    return false;
  }

  private boolean badString() {
    if (strings.isNotUtf8()) {
      failure = new BadElement(ReasonCode.MALFORMED_JSON, "not UTF-8 at byte ", strings.end(), "");
      return false;
    }
    return strings.end() == limit ? cut() : malformed(strings.end());
  }

  private boolean malformed(int position) {
    failure = new BadElement(ReasonCode.MALFORMED_JSON, "not JSON at byte ", position, "");
    return false;
  }

  private void noteLost(JsonObject root) {
    int sure = failure.reason() == ReasonCode.OVER_LIMIT ? SURE_DEPTH : depth;
    lostCount = 0;
    if (lost.length < sure) {
      lost = new int[MAX_DEPTH];
    }
    for (int level = 1; level < sure; level++) {
      Object inner = level == depth - 1 ? object : outer[level];
      if (inner instanceof JsonObject open) {
        lost[lostCount++] = open.start();
      }
    }
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}

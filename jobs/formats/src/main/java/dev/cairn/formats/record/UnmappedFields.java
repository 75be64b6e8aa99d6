package dev.cairn.formats.record;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.cairn.formats.sql.SqlPasswords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the fields of an object that no format took as a JSON object. Values that hold statements
 * are masked as statements are: any text may hold one.
 */
public final class UnmappedFields {

  /** What JSON writes for a character of ASCII; null if that is the character itself. */
  private static final String[] ESCAPES = new String[0x80];

  static {
    // the library's encoder itself goes character by character, which texts full of JSON feel
    for (char c = 0; c < ESCAPES.length; c++) {
      char[] written = JsonStringEncoder.getInstance().quoteAsString(String.valueOf(c));
      ESCAPES[c] = written.length == 1 ? null : new String(written);
    }
  }

  // up to here comparing all names is quicker than hashing them
  private static final int PAIRWISE = 32;

  private UnmappedFields() {}

  /** The fields of an object that nobody took; null if there are none. */
  static String write(JsonObject object) throws BadElement {
    if (hasNoRest(object)) {
      return null;
    }
    StringBuilder out = new StringBuilder(160);
    return appendRest(out, object) ? out.toString() : null;
  }

  /**
   * Adds one text to an object of unmapped fields, masked as a statement is.
   *
   * @param unmapped as {@link JsonObject#unmapped} gave it: null begins a new object
   * @param name a name that the object does not have
   * @return never null
   */
  public static String with(String unmapped, String name, String value) {
    StringBuilder out = goOn(unmapped, name);
    quoteMasked(out, value);
    return out.append('}').toString();
  }

  /**
   * Adds what is left of another object, as a field of its own, if anything is.
   *
   * @param unmapped as {@link JsonObject#unmapped} gave it: null begins a new object
   * @param name a name that the object does not have
   * @return null if nothing is unmapped in either
   * @throws BadElement if a field stands in the other object twice
   */
  public static String with(String unmapped, String name, JsonObject rest) throws BadElement {
    if (hasNoRest(rest)) {
      return unmapped;
    }
    StringBuilder out = goOn(unmapped, name);
    return appendRest(out, rest) ? out.append('}').toString() : unmapped;
  }

  // of larger ones, one that is taken may yet stand there twice
  private static boolean hasNoRest(JsonObject object) {
    return object.size() <= PAIRWISE && object.allTaken();
  }

  private static StringBuilder goOn(String unmapped, String name) {
    StringBuilder out = new StringBuilder(unmapped == null ? "{" : unmapped);
    if (unmapped != null) {
      out.setCharAt(out.length() - 1, ',');
    }
    quote(out, name);
    return out.append(':');
  }

  /** Writes what is left of an object; writes nothing and says false if nothing is. */
  private static boolean appendRest(StringBuilder out, JsonObject object) throws BadElement {
    int before = out.length();
    boolean large = object.size() > PAIRWISE;
    if (large) {
      checkAllUnique(object);
    }
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      if (object.isTaken(i)) {
        continue;
      }
      if (!large) {
        checkUnique(object, i);
      }
      int beforeField = out.length();
      if (beforeField > before + 1) {
        out.append(',');
      }
      quote(out, object.name(i));
      out.append(':');
      if (object.value(i) instanceof JsonObject inner && inner.size() > 0) {
        if (!appendRest(out, inner)) {
          out.setLength(beforeField);
        }
      } else {
        appendValue(out, object.value(i));
      }
    }
    if (out.length() == before + 1) {
      out.setLength(before);
      return false;
    }
    out.append('}');
    return true;
  }

  private static void appendValue(StringBuilder out, Object value) throws BadElement {
    if (value instanceof String text) {
      quoteMasked(out, text);
    } else if (value instanceof Long number) {
      out.append(number.longValue());
    } else if (value instanceof JsonNumber number) {
      out.append(number.text());
    } else if (value instanceof JsonObject object) {
      if (!appendRest(out, object)) {
        out.append("{}");
      }
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object item : list) {
        out.append(separator);
        appendValue(out, item);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else {
      out.append(value);
    }
  }

  // a field written twice has at least one copy that no format took, so looking here finds it
  private static void checkUnique(JsonObject object, int index) throws BadElement {
    for (int i = 0; i < object.size(); i++) {
      if (i != index && object.name(i).equals(object.name(index))) {
        throw duplicate();
      }
    }
  }

  private static void checkAllUnique(JsonObject object) throws BadElement {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < object.size(); i++) {
      if (!seen.add(object.name(i))) {
        throw duplicate();
      }
    }
  }

  private static BadElement duplicate() {
    return new BadElement(ReasonCode.DUPLICATE_FIELD, "two fields of an object have the same name");
  }

  private static void quoteMasked(StringBuilder out, String text) {
    quote(out, SqlPasswords.mask(text));
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ESCAPES.length && ESCAPES[c] != null) {
        out.append(text, from, i).append(ESCAPES[c]);
        from = i + 1;
      }
    }
    if (from == 0) {
      // at once, where a piece goes character by character
      out.append(text);
    } else {
      out.append(text, from, text.length());
    }
    out.append('"');
  }
}

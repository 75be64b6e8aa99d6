package dev.cairn.formats;

import java.util.Arrays;
import java.util.List;

/**
 * A parsed JSON object that remembers which of its fields a format has taken, so that the others
 * end up in {@code unmapped}. Values are {@link String}, {@link Long}, {@link JsonNumber}, {@link
 * Boolean}, {@link JsonObject}, {@link List} of these, or null.
 */
final class JsonObject {

  /** Room for a record's own fields: the longest ProxySQL line has 20. */
  static final int USUAL_FIELDS = 20;

  /** Room for an object inside another. */
  static final int FEW_FIELDS = 8;

  private static final String[] NO_NAMES = {};
  private static final long[] NONE = {};

  private final int start;
  private final int room;
  private int end;
  private String[] names = NO_NAMES;
  private Object[] values = NO_NAMES;
  private long taken;
  // of the fields after the first 64
  private long[] takenMore = NONE;
  private int size;
  // formats ask in the order in which a log writes: the next field is nearly always the one
  private int cursor;

  /**
   * Begins an object.
   *
   * @param start its first byte
   * @param room how many fields it is expected to have
   */
  JsonObject(int start, int room) {
    this.start = start;
    this.room = room;
  }

  /** First byte of the object in what it was read from. */
  int start() {
    return start;
  }

  /** The byte after its last. */
  int end() {
    return end;
  }

  void end(int position) {
    this.end = position;
  }

  void add(String name, Object value) {
    if (size == names.length) {
      int more = Math.max(room, size * 2);
      names = Arrays.copyOf(names, more);
      values = Arrays.copyOf(values, more, Object[].class);
    }
    names[size] = name;
    values[size++] = value;
  }

  int size() {
    return size;
  }

  String name(int index) {
    return names[index];
  }

  Object value(int index) {
    return values[index];
  }

  boolean isTaken(int index) {
    int word = index / Long.SIZE - 1;
    long bits = word < 0 ? taken : word < takenMore.length ? takenMore[word] : 0;
    return (bits >>> index & 1) != 0;
  }

  void take(int index) {
    int word = index / Long.SIZE - 1;
    if (word < 0) {
      taken |= 1L << index;
      return;
    }
    if (word >= takenMore.length) {
      takenMore = Arrays.copyOf(takenMore, Math.max(names.length / Long.SIZE, word + 1));
    }
    takenMore[word] |= 1L << index;
  }

  boolean has(String name) {
    return find(name) >= 0;
  }

  /** The value of a field without taking it; null if absent. */
  Object peek(String name) {
    int index = find(name);
    return index < 0 ? null : values[index];
  }

  /** Takes a field whatever it holds: for what another column already says. */
  void take(String name) {
    int index = find(name);
    if (index >= 0) {
      take(index);
    }
  }

  /** Puts another value in the place of a field's: for text that turned out to hold an object. */
  void replace(String name, Object value) {
    values[find(name)] = value;
  }

  /** Takes a text; null if it is absent, JSON null or empty. */
  String text(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    String text = JsonValues.text(name, values[index]);
    take(index);
    return text;
  }

  /**
   * Takes a statement, which may be empty: clients do send empty ones.
   *
   * @throws BadElement if there is none
   */
  String statement(String name) throws BadElement {
    int index = find(name);
    if (index < 0 || values[index] == null) {
      throw BadElement.missing(name);
    }
    String text = JsonValues.text(name, values[index]);
    take(index);
    return text == null ? "" : text;
  }

  /** Takes a whole number; one that does not fit a long is left for {@code unmapped}. */
  Long number(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    Long number = JsonValues.number(name, values[index]);
    if (number != null || JsonValues.isBlank(values[index])) {
      take(index);
    }
    return number;
  }

  /** Takes a truth value; null if it is absent or JSON null. */
  Boolean flag(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    if (values[index] != null && !(values[index] instanceof Boolean)) {
      throw BadElement.bad(name, "true or false");
    }
    take(index);
    return (Boolean) values[index];
  }

  /** An object, whose fields are to be taken one by one; null if absent. */
  JsonObject object(String name) throws BadElement {
    Object value = peek(name);
    if (value != null && !(value instanceof JsonObject)) {
      throw BadElement.bad(name, "an object");
    }
    return (JsonObject) value;
  }

  /** Takes an array; null if it is absent. */
  List<?> list(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    if (!(values[index] instanceof List)) {
      throw BadElement.bad(name, "an array");
    }
    take(index);
    return (List<?>) values[index];
  }

  /**
   * The fields that nobody took, as a JSON object; null if there are none.
   *
   * @throws BadElement if one of them stands in the object twice
   */
  String unmapped() throws BadElement {
    return UnmappedFields.write(this);
  }

  private int find(String name) {
    int found = find(name, cursor, size);
    if (found < 0) {
      found = find(name, 0, cursor);
    }
    cursor = found < 0 ? cursor : found + 1;
    return found;
  }

  private int find(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}

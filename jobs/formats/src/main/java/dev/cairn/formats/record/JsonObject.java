package dev.cairn.formats.record;

import java.util.Arrays;
import java.util.List;

/**
 * A parsed JSON object that remembers which of its fields a format has taken, so that the others
 * end up in {@code unmapped}. Values are {@link String}, {@link Long}, {@link JsonNumber}, {@link
 * Boolean}, {@link JsonObject}, {@link List} of these, or null. For one thread; not for reuse.
 *
 * <p>A field may stand in it twice: what looks by name finds one of the two, and {@link #unmapped}
 * refuses the object.
 */
public final class JsonObject {

  // the longest ProxySQL line has 20
  private static final int USUAL_FIELDS = 20;

  private final int start;
  private int end;
  private String[] names = new String[USUAL_FIELDS];
  private Object[] values = new Object[USUAL_FIELDS];
  private boolean[] taken = new boolean[USUAL_FIELDS];
  private int size;
  // formats ask in the order in which a log writes: the next field is nearly always the one
  private int cursor;

  /**
   * An object without fields, yet.
   *
   * @param start its first byte in what it is read from
   */
  public JsonObject(int start) {
    this.start = start;
  }

  /** First byte of the object in what it was read from. */
  public int start() {
    return start;
  }

  /** The byte after its last, in what it was read from. */
  public int end() {
    return end;
  }

  /** Says which byte comes after its last. */
  public void end(int position) {
    this.end = position;
  }

  /** Adds a field behind those that are there; does not look whether one has its name. */
  public void add(String name, Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
      taken = Arrays.copyOf(taken, size * 2);
    }
    names[size] = name;
    values[size++] = value;
  }

  /** How many fields it has, those that stand in it twice counted twice. */
  public int size() {
    return size;
  }

  /** The name of a field by its place, from 0. */
  public String name(int index) {
    return names[index];
  }

  /** The value of a field by its place, from 0; may be null. Takes nothing. */
  public Object value(int index) {
    return values[index];
  }

  /** Whether the field at a place, from 0, was taken. */
  public boolean isTaken(int index) {
    return taken[index];
  }

  /** Takes the field at a place, from 0, whatever it holds. */
  public void take(int index) {
    taken[index] = true;
  }

  /** Whether there is a field of a name, even with JSON null. Takes nothing. */
  public boolean has(String name) {
    return find(name) >= 0;
  }

  /** The value of a field without taking it; null if absent. */
  public Object peek(String name) {
    int index = find(name);
    return index < 0 ? null : values[index];
  }

  /** Takes a field whatever it holds: for what another column already says. */
  public void take(String name) {
    int index = find(name);
    if (index >= 0) {
      taken[index] = true;
    }
  }

  /**
   * Puts another value in the place of a field's: for text that turned out to hold an object.
   *
   * @param name a field that is there
   */
  public void replace(String name, Object value) {
    values[find(name)] = value;
  }

  /**
   * Takes a text; null if it is absent, JSON null or empty.
   *
   * @throws BadElement if it is no text
   */
  public String text(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    String text = JsonValues.text(name, values[index]);
    taken[index] = true;
    return text;
  }

  /**
   * Takes a statement, which may be empty: clients do send empty ones.
   *
   * @return never null
   * @throws BadElement if there is none, or it is no text
   */
  public String statement(String name) throws BadElement {
    int index = find(name);
    if (index < 0 || values[index] == null) {
      throw BadElement.missing(name);
    }
    String text = JsonValues.text(name, values[index]);
    taken[index] = true;
    return text == null ? "" : text;
  }

  /**
   * Takes a whole number, also from a string of digits; one that does not fit a long is left for
   * {@code unmapped}.
   *
   * @return null if it is absent, JSON null, empty or does not fit
   * @throws BadElement if it is neither a number nor a string of digits
   */
  public Long number(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    Long number = JsonValues.number(name, values[index]);
    taken[index] = number != null || JsonValues.isBlank(values[index]);
    return number;
  }

  /**
   * Takes a truth value; null if it is absent or JSON null.
   *
   * @throws BadElement if it is no truth value
   */
  public Boolean flag(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    if (values[index] != null && !(values[index] instanceof Boolean)) {
      throw BadElement.bad(name, "true or false");
    }
    taken[index] = true;
    return (Boolean) values[index];
  }

  /**
   * An object, whose fields are to be taken one by one; null if it is absent or JSON null.
   *
   * @throws BadElement if it is no object
   */
  public JsonObject object(String name) throws BadElement {
    Object value = peek(name);
    if (value != null && !(value instanceof JsonObject)) {
      throw BadElement.bad(name, "an object");
    }
    return (JsonObject) value;
  }

  /**
   * Takes an array; null if it is absent.
   *
   * @throws BadElement if it is no array
   */
  public List<?> list(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    if (!(values[index] instanceof List)) {
      throw BadElement.bad(name, "an array");
    }
    taken[index] = true;
    return (List<?>) values[index];
  }

  /**
   * The fields that nobody took, as a JSON object; null if there are none.
   *
   * @throws BadElement if one of them stands in the object twice
   */
  public String unmapped() throws BadElement {
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

package dev.cairn.formats.record;

import java.util.Arrays;
import java.util.List;

/**
 * A parsed JSON object that remembers which of its fields a format has taken, so that the others
 * end up in {@code unmapped}. Values are {@link String}, {@link Long}, {@link JsonNumber}, {@link
 * Boolean}, {@link JsonObject}, {@link List} of these, or null.
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

  public JsonObject(int start) {
    this.start = start;
  }

  /** First byte of the object in what it was read from. */
  public int start() {
    return start;
  }

  /** The byte after its last. */
  public int end() {
    return end;
  }

  public void end(int position) {
    this.end = position;
  }

  public void add(String name, Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
      taken = Arrays.copyOf(taken, size * 2);
    }
    names[size] = name;
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public String name(int index) {
    return names[index];
  }

  public Object value(int index) {
    return values[index];
  }

  public boolean isTaken(int index) {
    return taken[index];
  }

  public void take(int index) {
    taken[index] = true;
  }

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

  /** Puts another value in the place of a field's: for text that turned out to hold an object. */
  public void replace(String name, Object value) {
    values[find(name)] = value;
  }

  /** Takes a text; null if it is absent, JSON null or empty. */
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
   * @throws BadElement if there is none
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

  /** Takes a whole number; one that does not fit a long is left for {@code unmapped}. */
  public Long number(String name) throws BadElement {
    int index = find(name);
    if (index < 0) {
      return null;
    }
    Long number = JsonValues.number(name, values[index]);
    taken[index] = number != null || JsonValues.isBlank(values[index]);
    return number;
  }

  /** Takes a truth value; null if it is absent or JSON null. */
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

  /** An object, whose fields are to be taken one by one; null if absent. */
  public JsonObject object(String name) throws BadElement {
    Object value = peek(name);
    if (value != null && !(value instanceof JsonObject)) {
      throw BadElement.bad(name, "an object");
    }
    return (JsonObject) value;
  }

  /** Takes an array; null if it is absent. */
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

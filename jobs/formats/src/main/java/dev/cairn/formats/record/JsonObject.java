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

  /** Room for a record's own fields: the longest ProxySQL line has 20. */
  public static final int USUAL_FIELDS = 20;

  /** Room for the fields of an object inside another. */
  public static final int FEW_FIELDS = 8;

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
  // a bit for each name's hash: most names that are asked for are in no field
  private long hashes;
  // formats ask in the order in which a log writes: the last field again, or the next, is nearly
  // always the one
  private int cursor;

  /**
   * An object without fields, yet.
   *
   * @param start its first byte in what it is read from
   * @param room how many fields it is expected to have; more than 0
   */
  public JsonObject(int start, int room) {
    this.start = start;
    this.room = room;
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
      int more = Math.max(room, size * 2);
      names = Arrays.copyOf(names, more);
      values = Arrays.copyOf(values, more, Object[].class);
    }
    hashes |= 1L << name.hashCode();
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
    int word = index / Long.SIZE - 1;
    long bits = word < 0 ? taken : word < takenMore.length ? takenMore[word] : 0;
    return (bits >>> index & 1) != 0;
  }

  /** Whether all of its fields were taken; not asked of more than 64. */
  boolean allTaken() {
    return Long.bitCount(taken) == size;
  }

  /** Takes the field at a place, from 0, whatever it holds. */
  public void take(int index) {
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
      take(index);
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
    take(index);
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
    take(index);
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
    if (number != null || JsonValues.isBlank(values[index])) {
      take(index);
    }
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
    take(index);
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
    take(index);
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
    if ((hashes >>> name.hashCode() & 1) == 0) {
      return -1;
    }
    int found = find(name, cursor, size);
    if (found < 0) {
      found = find(name, 0, cursor);
    }
    cursor = found < 0 ? cursor : found;
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

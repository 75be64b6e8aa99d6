package dev.cairn.formats.cutting;

import dev.cairn.formats.record.JsonObject;

/** Objects inside a record, also where a pipeline carries them as text. */
public final class Embedded {

  private Embedded() {}

  /**
   * The object in the first of these fields that holds one: as an object, as text of JSON, or as
   * such text with single quotes. Text is replaced by its object, so that unmapped shows fields.
   *
   * @param in null if there is no record
   * @return null if none of the fields holds an object
   */
  public static JsonObject object(JsonObject in, String... names) {
    if (in == null) {
      return null;
    }
    for (String name : names) {
      Object value = in.peek(name);
      JsonObject inner = object(value);
      if (inner != null) {
        if (inner != value) {
          in.replace(name, inner);
        }
        return inner;
      }
    }
    return null;
  }

  /** The object that a value is, or holds as text; null if none. */
  public static JsonObject object(Object value) {
    if (value instanceof String text) {
      return JsonReader.readEmbedded(text);
    }
    return value instanceof JsonObject object ? object : null;
  }
}

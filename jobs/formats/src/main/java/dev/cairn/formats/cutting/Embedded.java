package dev.cairn.formats.cutting;

import dev.cairn.formats.record.BadElement;
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
      JsonObject inner = open(in, name, in.peek(name));
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  /**
   * Like {@link #object(JsonObject, String...)}, for an object that a record need not have, but
   * without which it cannot be read where it has it.
   *
   * @param name the field's name, which is taken for granted if both are there
   * @param otherName another spelling of it
   * @return null if neither field is there, or the one that is holds JSON null
   * @throws BadElement if the field holds no object
   */
  public static JsonObject objectIfAny(JsonObject in, String name, String otherName)
      throws BadElement {
    String present = in.has(name) ? name : otherName;
    Object value = in.peek(present);
    JsonObject inner = open(in, present, value);
    if (inner == null && value != null) {
      throw BadElement.bad(name, "an object, nor text that holds one");
    }
    return inner;
  }

  /**
   * The object in the first of two fields that holds anything, as far as the record has it as such:
   * null if it came as text, or not at all. Changes nothing.
   */
  public static JsonObject peek(JsonObject in, String name, String otherName) {
    Object value = in.peek(name);
    value = value == null ? in.peek(otherName) : value;
    return value instanceof JsonObject inner ? inner : null;
  }

  /** The object that a value is, or holds as text; null if none. */
  public static JsonObject object(Object value) {
    if (value instanceof String text) {
      return JsonReader.readEmbedded(text);
    }
    return value instanceof JsonObject object ? object : null;
  }

  private static JsonObject open(JsonObject in, String name, Object value) {
    JsonObject inner = object(value);
    if (inner != null && inner != value) {
      in.replace(name, inner);
    }
    return inner;
  }
}

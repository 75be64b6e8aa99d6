package dev.cairn.formats.cutting;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonObject;

/**
 * The object {@code properties} of an Azure Monitor record. Some pipelines carry it as text that
 * holds JSON, or a likeness of JSON with single quotes.
 */
public final class AzureProperties {

  private static final String NAME = "properties";
  private static final String CAPITALISED = "Properties";

  private AzureProperties() {}

  /**
   * Finds the object; where it came as text, it takes the text's place in the record.
   *
   * @return null if the record has none
   * @throws BadElement if it is neither an object nor text that holds one
   */
  public static JsonObject open(JsonObject record) throws BadElement {
    String name = record.has(NAME) ? NAME : CAPITALISED;
    Object value = record.peek(name);
    if (value == null || value instanceof JsonObject) {
      return (JsonObject) value;
    }
    JsonObject inner = value instanceof String text ? JsonReader.readEmbedded(text) : null;
    if (inner == null) {
      throw BadElement.bad(NAME, "an object, nor text that holds one");
    }
    record.replace(name, inner);
    return inner;
  }

  /** The object as far as the record has it as such: null if it came as text, or not at all. */
  public static JsonObject peek(JsonObject record) {
    Object value = record.peek(NAME);
    value = value == null ? record.peek(CAPITALISED) : value;
    return value instanceof JsonObject inner ? inner : null;
  }
}

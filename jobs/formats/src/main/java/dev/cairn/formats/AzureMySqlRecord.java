package dev.cairn.formats;

import dev.cairn.formats.Timestamps.Stamp;
import java.util.Objects;

/**
 * The fields of one Azure audit record, found at either level and under any of their names. A field
 * that is read is taken; when it stands there twice with another value, the second one stays for
 * {@code unmapped}.
 */
final class AzureMySqlRecord {

  private static final int FIELDS = AzureMySqlField.values().length;
  private static final String PROPERTIES = "properties";

  private final JsonObject top;
  private final JsonObject[] owners = new JsonObject[FIELDS];
  private final int[] places = new int[FIELDS];

  AzureMySqlRecord(JsonObject top) throws BadElement {
    this.top = top;
    JsonObject properties = properties(top);
    if (properties != null) {
      index(properties);
    }
    index(top);
  }

  /** The text; null if it is absent or empty. */
  String text(AzureMySqlField field) throws BadElement {
    Object value = value(field);
    String text = JsonValues.text(field.rawName(), value);
    take(field);
    return text;
  }

  /** The whole number; null if it is absent or does not fit. */
  Long number(AzureMySqlField field) throws BadElement {
    Long number = JsonValues.number(field.rawName(), value(field));
    if (number != null || JsonValues.isBlank(value(field))) {
      take(field);
    }
    return number;
  }

  /** The time, not taken; null if it is absent or cannot be read. */
  Stamp time(AzureMySqlField field) {
    return value(field) instanceof String text ? Timestamps.parseIso(text) : null;
  }

  /** A field's value, not taken; null if absent. */
  Object value(AzureMySqlField field) {
    JsonObject owner = owners[field.ordinal()];
    return owner == null ? null : owner.value(places[field.ordinal()]);
  }

  void take(AzureMySqlField field) {
    JsonObject owner = owners[field.ordinal()];
    if (owner != null) {
      owner.take(places[field.ordinal()]);
    }
  }

  String unmapped() throws BadElement {
    return top.unmapped();
  }

  private void index(JsonObject object) {
    for (int i = 0; i < object.size(); i++) {
      AzureMySqlField field = AzureMySqlField.named(object.name(i));
      if (field == null) {
        continue;
      }
      if (owners[field.ordinal()] == null) {
        owners[field.ordinal()] = object;
        places[field.ordinal()] = i;
      } else if (Objects.equals(value(field), object.value(i))) {
        object.take(i);
      }
    }
  }

  /** The inner object; some pipelines carry it as text, with proper or with single quotes. */
  private static JsonObject properties(JsonObject top) throws BadElement {
    Object value = top.peek(PROPERTIES);
    if (!(value instanceof String text)) {
      return top.object(PROPERTIES);
    }
    JsonObject inner = JsonReader.readEmbedded(text);
    if (inner == null) {
      throw BadElement.bad(PROPERTIES, "an object, nor text that holds one");
    }
    top.replace(PROPERTIES, inner);
    return inner;
  }
}

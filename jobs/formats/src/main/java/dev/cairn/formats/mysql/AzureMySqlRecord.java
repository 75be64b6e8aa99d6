package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import java.util.Objects;

/**
 * The fields of one Azure audit or slow-log record, under any of their names: in {@code properties}
 * and around it, or all at one level. A field that is read is taken; when it stands there twice
 * with another value, the second one stays for {@code unmapped}.
 */
final class AzureMySqlRecord {

  private static final int FIELDS = AzureMySqlField.values().length;

  private final JsonObject top;
  private final JsonObject[] owners = new JsonObject[FIELDS];
  private final int[] places = new int[FIELDS];

  AzureMySqlRecord(JsonObject top) throws BadElement {
    this.top = top;
    JsonObject properties = Embedded.objectIfAny(top, "properties", "Properties");
    if (properties != null) {
      index(properties, false);
    }
    // beside properties, a forwarder's own "host" or "user" says nothing of the client
    index(top, has(AzureMySqlField.EVENT_CLASS) || has(AzureMySqlField.SQL_TEXT));
  }

  /** The category that a record names; null if none. Takes nothing. */
  static String category(JsonObject top) {
    Object value = top.peek("category");
    value = value == null ? top.peek("Category") : value;
    return value instanceof String text ? text : null;
  }

  /** The class that a record names, unless its properties came as text; null if none. */
  static String eventClass(JsonObject top) {
    JsonObject properties = Embedded.peek(top, "properties", "Properties");
    String inner = properties == null ? null : classIn(properties);
    return inner == null ? classIn(top) : inner;
  }

  boolean has(AzureMySqlField field) {
    return owners[field.ordinal()] != null;
  }

  /** The text; null if it is absent or empty. */
  String text(AzureMySqlField field) throws BadElement {
    Object value = value(field);
    String text = JsonValues.text(field.rawName(), value);
    take(field);
    return text;
  }

  /** The text, not taken; null if it is absent, empty or no text. */
  String peekText(AzureMySqlField field) {
    return value(field) instanceof String text && !text.isEmpty() ? text : null;
  }

  /** The text; never null or empty. */
  String required(AzureMySqlField field) throws BadElement {
    String text = text(field);
    if (text == null) {
      throw BadElement.missing(field.rawName());
    }
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

  private void index(JsonObject object, boolean envelopeOnly) {
    for (int i = 0; i < object.size(); i++) {
      AzureMySqlField field = AzureMySqlField.named(object.name(i));
      if (field == null || (envelopeOnly && !field.isOfEnvelope())) {
        continue;
      }
      if (owners[field.ordinal()] == null) {
        owners[field.ordinal()] = object;
        places[field.ordinal()] = i;
      } else if (saysTheSame(field, value(field), object.value(i))) {
        object.take(i);
      }
    }
  }

  // AzureDiagnostics gives a resource id twice, once in lower case
  private static boolean saysTheSame(AzureMySqlField field, Object one, Object other) {
    return Objects.equals(one, other)
        || (field == AzureMySqlField.RESOURCE_ID
            && one instanceof String id
            && other instanceof String copy
            && id.equalsIgnoreCase(copy));
  }

  private static String classIn(JsonObject object) {
    Object value = object.peek("event_class");
    value = value == null ? object.peek("event_class_s") : value;
    value = value == null ? object.peek("EventClass") : value;
    return value instanceof String text ? text : null;
  }
}

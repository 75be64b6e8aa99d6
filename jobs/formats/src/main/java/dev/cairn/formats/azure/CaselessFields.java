package dev.cairn.formats.azure;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Decimals;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;
import java.util.Objects;

/**
 * The fields of an Azure Monitor record whose spelling nobody documents: looked up without regard
 * to case, in {@code properties} first and then around it. What is taken is taken in both places if
 * both say the same; otherwise the second one stays for {@code unmapped}. Where the spellings are
 * known, {@link AliasedFields} believes one before the other instead.
 */
final class CaselessFields {

  private static final String[] TIMES = {"time", "timestamp", "TimeGenerated"};
  private static final String[] RESOURCES = {"resourceId", "LoadBalancerResourceId", "_ResourceId"};

  private final JsonObject top;
  private final JsonObject properties;

  CaselessFields(JsonObject top) throws BadElement {
    this.top = top;
    this.properties = Embedded.objectIfAny(top, "properties", "Properties");
  }

  /** The value of an object's field, without regard to case; null if absent. Takes nothing. */
  static Object peek(JsonObject object, String name) {
    for (int i = 0; i < object.size(); i++) {
      if (object.name(i).equalsIgnoreCase(name)) {
        return object.value(i);
      }
    }
    return null;
  }

  /** The id of the resource that a record speaks of; null if it names none. Takes nothing. */
  static String resource(JsonObject record) {
    for (String name : RESOURCES) {
      if (peek(record, name) instanceof String id && !id.isEmpty()) {
        return id;
      }
    }
    return null;
  }

  /** A field's value, not taken; null if absent. */
  Object peek(String name) {
    Object inner = properties == null ? null : peek(properties, name);
    return inner == null ? peek(top, name) : inner;
  }

  /** Takes a text; null if it is absent or empty. What is no text is left for unmapped. */
  String text(String name) {
    Object value = peek(name);
    if (value != null && !(value instanceof String)) {
      return null;
    }
    take(name, value);
    return JsonValues.isBlank(value) ? null : (String) value;
  }

  /** Takes a number; null if it is absent. What is none is left for unmapped. */
  Double decimal(String name) {
    Object value = peek(name);
    Double number = Decimals.parse(value);
    if (number != null || JsonValues.isBlank(value)) {
      take(name, value);
    }
    return number;
  }

  /** Takes a text if it is this one, in any case: for what a column already says. */
  void takeIf(String name, String text) {
    if (peek(name) instanceof String value && value.equalsIgnoreCase(text)) {
      take(name, value);
    }
  }

  void take(String name, Object value) {
    if (properties != null) {
      take(properties, name, value);
    }
    take(top, name, value);
  }

  /** Sets the time by the envelope; if it has none that can be read, it stays Kafka's. */
  void setTime(AuditEvent event) {
    for (String name : TIMES) {
      Stamp stamp = peek(name) instanceof String text ? Timestamps.parseIso(text) : null;
      if (stamp != null) {
        Timestamps.set(event, stamp, Timestamps.ENVELOPE);
        take(name, peek(name));
        return;
      }
    }
  }

  /** Sets what the record speaks of, which is also its reporter if Kafka's headers name none. */
  void setResource(AuditEvent event, String reporter) {
    String id = resource(top);
    event.setResource(id);
    if (reporter == null) {
      event.setReporter(id);
    }
    for (String name : RESOURCES) {
      takeIf(name, id);
    }
  }

  String unmapped() throws BadElement {
    return top.unmapped();
  }

  private static void take(JsonObject object, String name, Object value) {
    for (int i = 0; i < object.size(); i++) {
      if (object.name(i).equalsIgnoreCase(name) && Objects.equals(object.value(i), value)) {
        object.take(i);
      }
    }
  }
}

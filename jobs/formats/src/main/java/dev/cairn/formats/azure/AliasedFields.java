package dev.cairn.formats.azure;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;

/**
 * The fields of one record, found under any of their known names and at any of its levels. A value
 * of another type than what is asked for is left for {@code unmapped}, as is a second value of a
 * field under another name; empty ones carry nothing and are dropped.
 */
final class AliasedFields<F extends Enum<F>> {

  private static final String WORD = "value";

  private final JsonObject[] owners;
  private final int[] places;
  private final int[] ranks;

  AliasedFields(F[] fields) {
    this.owners = new JsonObject[fields.length];
    this.places = new int[fields.length];
    this.ranks = new int[fields.length];
  }

  /** Looks for fields in an object; those of one that was indexed before win a tie. */
  void index(JsonObject object, Spellings<F> names) {
    if (object == null) {
      return;
    }
    for (int i = 0; i < object.size(); i++) {
      Spellings.Spelling<F> spelling = names.named(object.name(i));
      if (spelling == null) {
        continue;
      }
      if (JsonValues.isBlank(object.value(i))) {
        object.take(i);
      } else {
        offer(spelling, object, i);
      }
    }
  }

  /** The value, not taken; null if absent or empty. */
  Object value(F field) {
    JsonObject owner = owners[field.ordinal()];
    return owner == null ? null : owner.value(places[field.ordinal()]);
  }

  /** The text, not taken; null if absent, empty or no text. */
  String peek(F field) {
    return value(field) instanceof String text ? text : null;
  }

  /** Takes the text; null if absent, empty or no text. */
  String text(F field) {
    String text = peek(field);
    if (text != null) {
      take(field);
    }
    return text;
  }

  /** The whole number, not taken, also from digits in a string; null if there is none that fits. */
  Long number(F field) {
    try {
      return JsonValues.number(field.name(), value(field));
    } catch (BadElement e) {
      // what is no number stays in unmapped: the event is worth more than this field
      return null;
    }
  }

  /** Takes milliseconds as microseconds; null if there are none, or no sensible number of them. */
  Long micros(F field) {
    Long millis = number(field);
    if (millis == null
        || millis < 0
        || millis > Long.MAX_VALUE / Timestamps.MICROS_PER_MILLI) {
      return null;
    }
    take(field);
    return millis * Timestamps.MICROS_PER_MILLI;
  }

  /** Takes the point in time; null if it is absent or cannot be read. */
  Stamp time(F field) {
    String text = peek(field);
    Stamp stamp = text == null ? null : Timestamps.parseIso(text);
    if (stamp != null) {
      take(field);
    }
    return stamp;
  }

  void take(F field) {
    JsonObject owner = owners[field.ordinal()];
    if (owner != null) {
      owner.take(places[field.ordinal()]);
    }
  }

  private void offer(Spellings.Spelling<F> spelling, JsonObject object, int place) {
    int field = spelling.field().ordinal();
    if (owners[field] != null && ranks[field] <= spelling.rank()) {
      return;
    }
    owners[field] = object;
    places[field] = place;
    ranks[field] = spelling.rank();
    // the REST interface puts a word beside its translation: {"value":…,"localizedValue":…}
    if (object.value(place) instanceof JsonObject inner) {
      for (int i = 0; i < inner.size(); i++) {
        if (inner.name(i).equals(WORD)) {
          owners[field] = inner;
          places[field] = i;
          return;
        }
      }
    }
  }
}

package dev.cairn.correlate.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of a table, of the form.
 *
 * @param place where it stands: file, line and number, to begin a fault's sentence
 * @param node an object of texts
 */
record Row(String place, JsonNode node) {

  /** A cell; null if it is left out. */
  String text(String key) {
    return node.path(key).textValue();
  }

  String fault(String key, String allowed) {
    return "%s: %s is '%s'; allowed: %s".formatted(place, key, text(key), allowed);
  }

  String twice(String key) {
    return fault(key, "each only once; this table names it in an earlier row");
  }
}

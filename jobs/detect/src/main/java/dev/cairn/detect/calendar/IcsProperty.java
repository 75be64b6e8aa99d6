package dev.cairn.detect.calendar;

import java.util.Map;

/**
 * One property of an event.
 *
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as it stands
 * @param line where
 */
record IcsProperty(String name, Map<String, String> parameters, String value, int line) {

  IcsProperty {
    parameters = Map.copyOf(parameters);
  }

  /** The value as text: what is escaped is what it stands for. */
  String text() {
    return value
        .replaceAll("\\\\[nN]", " ")
        .replaceAll("\\\\(.)", "$1")
        .replaceAll("\\p{Cntrl}", " ")
        .trim();
  }
}

package dev.cairn.detect.calendar;

import java.util.List;

/**
 * One VEVENT, with its own properties and not those of its alarms.
 *
 * @param properties in their order
 * @param line where it begins
 */
record IcsEvent(List<IcsProperty> properties, int line) {

  IcsEvent {
    properties = List.copyOf(properties);
  }

  /** The first of a name; null if there is none. */
  IcsProperty first(String name) {
    for (IcsProperty property : properties) {
      if (property.name().equals(name)) {
        return property;
      }
    }
    return null;
  }

  /** All of a name. */
  List<IcsProperty> all(String name) {
    return properties.stream().filter(property -> property.name().equals(name)).toList();
  }
}

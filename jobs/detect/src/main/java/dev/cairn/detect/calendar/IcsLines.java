package dev.cairn.detect.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where events and their properties stand in a file: the parser does not say. */
final class IcsLines {

  private static final String BEGIN = "BEGIN:VEVENT";

  private final List<String> lines;
  private final List<Integer> events = new ArrayList<>();

  IcsLines(String text) {
    this.lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).trim().equalsIgnoreCase(BEGIN)) {
        events.add(i);
      }
    }
  }

  /** The line of the event that is the first, second and so on; 1 if it is not found. */
  int event(int number) {
    return number < 1 || number > events.size() ? 1 : events.get(number - 1) + 1;
  }

  /** The line of an event's property; the event's if it is not found. */
  int property(int number, String name) {
    int begin = event(number);
    int end = number < events.size() ? events.get(number) : lines.size();
    for (int i = begin; i < end; i++) {
      String line = lines.get(i);
      boolean named =
          line.length() > name.length()
              && line.toUpperCase(Locale.ROOT).startsWith(name)
              && (line.charAt(name.length()) == ':' || line.charAt(name.length()) == ';');
      if (named) {
        return i + 1;
      }
    }
    return begin;
  }
}

package dev.cairn.detect.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.ContentHandler;

/** Gathers events from what the parser says. Everything else (time zones, tasks, alarms) passes. */
final class IcsHandler implements ContentHandler {

  private static final String EVENT = "VEVENT";

  private final IcsLines lines;
  private final Deque<String> open = new ArrayDeque<>();
  private final List<IcsEvent> events = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();
  private List<IcsProperty> properties = new ArrayList<>();
  private String property;
  private String value;
  private int begun;
  private int calendars;

  IcsHandler(IcsLines lines) {
    this.lines = lines;
  }

  List<IcsEvent> events() {
    return events;
  }

  /** How many calendars there were. */
  int calendars() {
    return calendars;
  }

  @Override
  public void startCalendar() {
    calendars++;
  }

  @Override
  public void endCalendar() {}

  @Override
  public void startComponent(String name) {
    open.push(name.toUpperCase(Locale.ROOT));
    if (open.peek().equals(EVENT)) {
      begun++;
      properties = new ArrayList<>();
    }
  }

  @Override
  public void endComponent(String name) {
    if (!open.isEmpty() && open.pop().equals(EVENT) && open.isEmpty()) {
      events.add(new IcsEvent(properties, lines.event(begun)));
    }
  }

  @Override
  public void startProperty(String name) {
    property = name.toUpperCase(Locale.ROOT);
    parameters.clear();
    value = "";
  }

  @Override
  public void parameter(String name, String text) {
    String plain =
        text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    parameters.put(name.toUpperCase(Locale.ROOT), plain);
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String name) {
    if (open.size() == 1 && open.peek().equals(EVENT)) {
      int line = lines.property(begun, property);
      properties.add(new IcsProperty(property, parameters, value, line));
    }
  }
}

package dev.cairn.detect.calendar;

import dev.cairn.detect.rule.RuleFault;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * iCalendar files (RFC 5545) to occurrences of their events. Of the library only the parser of
 * lines and the recurrence rules are used: it never sees a time zone, and so never fetches one.
 */
final class IcsFile {

  private static final int MOST = 100_000;
  private static final int MOST_FAULTS = 20;
  /** Working out a rule may take tenths of a second. */
  private static final int MOST_RULES = 1_000;

  private IcsFile() {}

  /** Reads a file; what is wrong goes to the faults. */
  static List<Occurrence> read(String path, byte[] bytes, List<RuleFault> into) {
    Faults faults = new Faults(path, into);
    String text = FileText.of(bytes, faults);
    if (text == null) {
      return List.of();
    }
    List<Occurrence> all = new ArrayList<>();
    List<IcsEvent> events = events(text, faults);
    if (events.stream().filter(event -> event.first("RRULE") != null).count() > MOST_RULES) {
      faults.add(1, "the file has more than " + MOST_RULES + " events that recur: divide it");
      return List.of();
    }
    Map<String, List<IcsProperty>> replaced = replaced(events);
    int before = faults.count();
    for (IcsEvent event : events) {
      if (isCancelled(event)) {
        continue;
      }
      List<IcsProperty> others =
          event.first("RECURRENCE-ID") == null
              ? replaced.getOrDefault(uid(event), List.of())
              : List.of();
      all.addAll(new IcsOccurrences(event, others, faults).read(MOST));
      if (all.size() > MOST) {
        faults.add(event.line(), "the file has more than " + MOST + " occurrences: divide it");
      }
      if (faults.count() > before + MOST_FAULTS || all.size() > MOST) {
        return List.of();
      }
    }
    return all;
  }

  private static List<IcsEvent> events(String text, Faults faults) {
    IcsHandler handler = new IcsHandler(new IcsLines(text));
    try {
      new CalendarParserImpl()
          .parse(new UnfoldingReader(new StringReader(text), true), handler);
      if (handler.calendars() == 0) {
        faults.add(1, "the file has no calendar; allowed: BEGIN:VCALENDAR in the first line");
      }
    } catch (ParserException e) {
      faults.add(e.getLineNo(), "this is no iCalendar: see RFC 5545, or export it anew");
      return List.of();
    } catch (IOException | RuntimeException e) {
      faults.add(1, "this is no iCalendar: see RFC 5545, or export it anew");
      return List.of();
    }
    return handler.events();
  }

  /** When occurrences begin that events of their own replace, by the uid of both. */
  private static Map<String, List<IcsProperty>> replaced(List<IcsEvent> events) {
    Map<String, List<IcsProperty>> replaced = new HashMap<>();
    for (IcsEvent event : events) {
      event.all("RECURRENCE-ID").forEach(
          id -> replaced.computeIfAbsent(uid(event), key -> new ArrayList<>()).add(id));
    }
    return replaced;
  }

  private static String uid(IcsEvent event) {
    IcsProperty uid = event.first("UID");
    return uid == null ? "" : uid.value();
  }

  private static boolean isCancelled(IcsEvent event) {
    IcsProperty status = event.first("STATUS");
    return status != null && status.value().trim().equalsIgnoreCase("CANCELLED");
  }
}

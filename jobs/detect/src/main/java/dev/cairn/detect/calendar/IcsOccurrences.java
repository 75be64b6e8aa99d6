package dev.cairn.detect.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One event's occurrences. */
final class IcsOccurrences {

  private static final Duration LONGEST = Duration.ofDays(3660);

  private final IcsEvent event;
  /** When single occurrences that other events replace begin. */
  private final List<IcsProperty> replaced;
  private final Faults faults;
  private int line;

  IcsOccurrences(IcsEvent event, List<IcsProperty> replaced, Faults faults) {
    this.event = event;
    this.replaced = replaced;
    this.faults = faults;
    this.line = event.line();
  }

  /** Reads them; none, with a fault, if the event is wrong. */
  List<Occurrence> read(int most) {
    try {
      return occurrences(most);
    } catch (IllegalArgumentException e) {
      faults.add(line, e.getMessage());
      return List.of();
    } catch (RuntimeException e) {
      // the library's, at a rule that it takes and cannot work out
      faults.add(line, "the recurrence can't be worked out: give its dates as RDATE");
      return List.of();
    }
  }

  private List<Occurrence> occurrences(int most) {
    refuse("EXRULE", "EXDATE");
    IcsProperty of = event.first("RECURRENCE-ID");
    if (of != null && of.parameters().containsKey("RANGE")) {
      throw wrong(of, "is of a RANGE; allowed: an event for each occurrence that differs");
    }
    IcsProperty starts = required("DTSTART");
    IcsTime start = time(starts, starts.value());
    Duration length = length(start);
    SortedSet<LocalDateTime> begins = begins(start, most);
    without(event.all("EXDATE"), start, begins);
    without(replaced, start, begins);
    IcsProperty summary = event.first("SUMMARY");
    String text = summary == null ? "" : summary.text();
    Set<String> names = names(text);
    List<Occurrence> all = new ArrayList<>();
    for (LocalDateTime begin : begins) {
      all.add(new Occurrence(begin, begin.plus(length), start.zone(), text, names));
    }
    return all;
  }

  private SortedSet<LocalDateTime> begins(IcsTime start, int most) {
    List<IcsProperty> rules = event.all("RRULE");
    if (rules.size() > 1) {
      throw wrong(rules.get(1), "is there twice; allowed: one, and RDATE");
    }
    SortedSet<LocalDateTime> begins = new TreeSet<>();
    if (rules.isEmpty()) {
      begins.add(start.local());
    } else {
      line = rules.get(0).line();
      try {
        begins.addAll(IcsRecurrence.begins(rules.get(0).value(), start, most));
      } catch (IllegalArgumentException e) {
        throw wrong(rules.get(0), e.getMessage());
      }
    }
    for (IcsProperty dates : event.all("RDATE")) {
      for (String value : dates.value().split(",", -1)) {
        IcsTime begin = time(dates, value);
        if (begin.isDate() != start.isDate()) {
          throw wrong(dates, "is no " + (start.isDate() ? "date" : "time") + " as DTSTART is");
        }
        begins.add(begin.in(start.zone()));
      }
    }
    return begins;
  }

  private void without(
      List<IcsProperty> exceptions, IcsTime start, SortedSet<LocalDateTime> begins) {
    for (IcsProperty exception : exceptions) {
      for (String value : exception.value().split(",", -1)) {
        IcsTime one = time(exception, value);
        if (one.isDate()) {
          begins.removeIf(begin -> begin.toLocalDate().equals(one.local().toLocalDate()));
        } else {
          begins.remove(one.in(start.zone()));
        }
      }
    }
  }

  private Duration length(IcsTime start) {
    IcsProperty ends = event.first("DTEND");
    IcsProperty lasts = event.first("DURATION");
    Duration length;
    if (ends != null) {
      IcsTime end = time(ends, ends.value());
      length = Duration.between(start.local(), end.in(start.zone()));
    } else if (lasts != null) {
      line = lasts.line();
      length = IcsDuration.parse(lasts.value());
    } else {
      length = start.isDate() ? Duration.ofDays(1) : Duration.ZERO;
    }
    boolean wrong = length.isZero() || length.isNegative() || length.compareTo(LONGEST) > 0;
    if (wrong) {
      throw new IllegalArgumentException(
          "the event lasts %s; allowed: a DTEND after DTSTART, by up to %d days"
              .formatted(length.isZero() ? "no time" : length, LONGEST.toDays()));
    }
    return length;
  }

  private Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    names.add(name(text));
    for (IcsProperty attendee : event.all("ATTENDEE")) {
      names.add(name(attendee.value().replaceFirst("(?i)^mailto:", "")));
      names.add(name(attendee.parameters().getOrDefault("CN", "")));
    }
    names.remove("");
    return names;
  }

  private static String name(String text) {
    return text.trim().toLowerCase(Locale.ROOT);
  }

  private IcsTime time(IcsProperty property, String value) {
    line = property.line();
    try {
      return IcsTime.parse(value.trim(), property.parameters().get("TZID"));
    } catch (IllegalArgumentException e) {
      throw wrong(property, e.getMessage());
    }
  }

  private IcsProperty required(String name) {
    IcsProperty property = event.first(name);
    if (property == null) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return property;
  }

  private void refuse(String name, String instead) {
    IcsProperty property = event.first(name);
    if (property != null) {
      throw wrong(property, "is not supported; allowed: " + instead);
    }
  }

  private IllegalArgumentException wrong(IcsProperty property, String what) {
    line = property.line();
    return new IllegalArgumentException(property.name() + " " + what);
  }
}

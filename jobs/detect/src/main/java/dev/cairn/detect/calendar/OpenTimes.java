package dev.cairn.detect.calendar;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Times at which some are expected besides, as one time zone has them. Immutable. */
final class OpenTimes {

  private static final Field USER = Fields.get("user_name");
  private static final Field PRINCIPAL = Fields.get("principal");

  private final Who who;
  private final Spans all;
  /** By name in lower case, if it is for those whom occurrences name. */
  private final Map<String, Spans> byName;

  OpenTimes(Opening opening, ZoneId zone) {
    Stretches together = new Stretches();
    Map<String, Stretches> named = new HashMap<>();
    for (Occurrence one : opening.occurrences()) {
      long begin = one.begin(zone);
      long end = one.end(zone);
      together.add(begin, end);
      if (opening.who() == null) {
        one.names().forEach(
            name -> named.computeIfAbsent(name, key -> new Stretches()).add(begin, end));
      }
    }
    this.who = opening.who();
    this.all = together.spans();
    this.byName =
        named.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().spans()));
  }

  /** Gives the stretches that are the signal's, if any are near enough to matter. */
  void of(Signal signal, long time, long near, Consumer<Spans> each) {
    long before = all.endBefore(time);
    long after = all.beginAfter(time);
    boolean matters =
        all.contains(time)
            || before != Spans.NONE && time - before <= near
            || after != Spans.NONE && after - time <= near;
    if (!matters) {
      return;
    }
    if (who == null) {
      named(signal.text(USER), each);
      named(signal.text(PRINCIPAL), each);
    } else if (who.matches(signal)) {
      each.accept(all);
    }
  }

  private void named(String name, Consumer<Spans> each) {
    Spans own = name == null ? null : byName.get(name.toLowerCase(Locale.ROOT));
    if (own != null) {
      each.accept(own);
    }
  }
}

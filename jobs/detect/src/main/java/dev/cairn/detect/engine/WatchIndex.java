package dev.cairn.detect.engine;

import dev.cairn.detect.condition.Folding;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The watches on one source, by a value that a signal must have for them to hold; so that most are
 * not even looked at. Each is filed once: under the field whose values the fewest others share.
 */
final class WatchIndex {

  private final List<ByField> fields = new ArrayList<>();
  private final List<Watch> others = new ArrayList<>();
  private final long[] askedAt;
  private long asked;

  /**
   * Of these.
   *
   * @param most all watches' numbers are below it
   */
  WatchIndex(List<Watch> watches, int most) {
    askedAt = new long[most];
    Map<Field, Map<String, Integer>> crowds = new HashMap<>();
    for (Watch watch : watches) {
      for (Required required : Required.of(watch.input().condition())) {
        Map<String, Integer> crowd =
            crowds.computeIfAbsent(required.field(), field -> new HashMap<>());
        required.values().forEach(value -> crowd.merge(value, 1, Integer::sum));
      }
    }
    Map<Field, Map<String, List<Watch>>> filed = new HashMap<>();
    for (Watch watch : watches) {
      Required best = null;
      long least = Long.MAX_VALUE;
      for (Required required : Required.of(watch.input().condition())) {
        Map<String, Integer> crowd = crowds.get(required.field());
        long sharing = required.values().stream().mapToLong(crowd::get).sum();
        if (sharing < least) {
          least = sharing;
          best = required;
        }
      }
      if (best == null) {
        others.add(watch);
        continue;
      }
      Map<String, List<Watch>> byValue =
          filed.computeIfAbsent(best.field(), field -> new HashMap<>());
      for (String value : best.values()) {
        byValue.computeIfAbsent(value, one -> new ArrayList<>()).add(watch);
      }
    }
    filed.forEach((field, byValue) -> fields.add(new ByField(field, byValue)));
  }

  private record ByField(Field field, Map<String, List<Watch>> watches) {}

  /** Tells the watches that may hold of a signal, each once. */
  void candidates(Signal signal, Consumer<Watch> watches) {
    asked++;
    others.forEach(watches);
    for (ByField by : fields) {
      Object value = signal.value(by.field());
      if (value instanceof List<?> list) {
        for (Object one : list) {
          tell(by, one, watches);
        }
      } else if (value != null) {
        tell(by, value, watches);
      }
    }
  }

  private void tell(ByField by, Object value, Consumer<Watch> watches) {
    List<Watch> found = by.watches().get(Folding.fold(value.toString()));
    if (found == null) {
      return;
    }
    for (Watch watch : found) {
      if (askedAt[watch.number()] != asked) {
        askedAt[watch.number()] = asked;
        watches.accept(watch);
      }
    }
  }
}

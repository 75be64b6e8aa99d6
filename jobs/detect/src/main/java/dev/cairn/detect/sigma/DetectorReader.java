package dev.cairn.detect.sigma;

import dev.cairn.detect.calendar.Schedules;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.FieldType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a detector of {@code cairn.detector}, which is of the right form. */
final class DetectorReader {

  private static final int MOST_ITEMS = 1000;
  private static final double QUANTILE = 0.99;

  private final RuleFiles files;
  private final ScheduleFiles schedules;
  private final Faults faults;

  DetectorReader(RuleFiles files, ScheduleFiles schedules, Faults faults) {
    this.files = files;
    this.schedules = schedules;
    this.faults = faults;
  }

  /** Reads it; adds faults, and is a match, where it is not in order. */
  Judgement read(CairnBlock cairn, LogSource source) {
    Yaml block = cairn.get("detector");
    if (block == null) {
      return Judgement.MATCH;
    }
    int before = faults.count();
    Field value = block.get("value") == null ? null : number(block.get("value"), source);
    List<Field> item = item(block.get("item"), source);
    if (faults.count() != before) {
      return Judgement.MATCH;
    }
    try {
      Detector detector = detector(block, text(cairn, block, value), value, item);
      return detector == null ? Judgement.MATCH : new Judgement(detector, value, item);
    } catch (IllegalArgumentException e) {
      faults.add(block, e.getMessage());
      return Judgement.MATCH;
    }
  }

  private Detector detector(Yaml block, String unit, Field value, List<Field> item) {
    return switch (block.get("type").text()) {
      case "match" -> new Detector.Match();
      case "count" -> count(block, unit, value, item);
      case "novelty" ->
          new Detector.Novelty(
              duration(block, "learn"),
              duration(block, "forget"),
              (int) number(block, "most", MOST_ITEMS));
      case "baseline" ->
          new Detector.Baseline(
              duration(block, "period"),
              number(block, "quantile", QUANTILE),
              number(block, "factor", 1),
              number(block, "least", 0),
              (int) number(block, "learn", 1),
              unit);
      case "silence" -> new Detector.Silence(duration(block, "limit"));
      case "jump" -> new Detector.Jump(number(block, "limit", 0), unit);
      default -> offHours(block.get("schedules"), block);
    };
  }

  private Detector count(Yaml block, String unit, Field value, List<Field> item) {
    String measure = block.get("measure").text();
    boolean distinct = measure.equals("distinct");
    boolean ofNumbers = !distinct && !measure.equals("events");
    if (distinct == item.isEmpty()) {
      faults.add(block, distinct ? "distinct needs item" : "item is for distinct only");
    }
    if (ofNumbers == (value == null)) {
      faults.add(
          block, ofNumbers ? measure + " needs value" : "value is for sums and the like only");
    }
    boolean percentile = measure.equals("percentile");
    if (percentile == (block.get("percentile") == null)) {
      faults.add(
          block,
          percentile ? "percentile needs percentile" : "percentile is for that measure only");
    }
    return new Detector.Count(
        measure.equals("median")
            ? Measure.PERCENTILE
            : Measure.valueOf(measure.toUpperCase(Locale.ROOT)),
        measure.equals("median") ? 50 : number(block, "percentile", 0),
        duration(block, "timespan"),
        limits(block.get("limits"), block.get("limits").entries(), !ofNumbers, faults),
        unit);
  }

  /** The limits of a map such as {@code {gte: 5}}; adds faults for those that make no sense. */
  static List<Limit> limits(
      Yaml block, Map<String, Yaml> numbers, boolean counts, Faults faults) {
    List<Limit> limits = new ArrayList<>();
    numbers.forEach(
        (name, value) -> {
          Double number = value.isScalar() ? Numbers.read(value.text()) : null;
          if (number == null) {
            faults.add(value, name + ": allowed: a number");
            return;
          }
          limits.add(
              new Limit(Limit.Comparison.valueOf(name.toUpperCase(Locale.ROOT)), number));
        });
    boolean holdsOfOne = limits.stream().allMatch(limit -> limit.holds(1));
    boolean upper =
        limits.stream()
            .allMatch(
                limit ->
                    limit.comparison() == Limit.Comparison.LT
                        || limit.comparison() == Limit.Comparison.LTE);
    if (counts && upper && !limits.isEmpty()) {
      faults.add(
          block,
          holdsOfOne
              ? "it holds at the first event already, whatever follows; allowed: with gt or gte"
              : "it can never hold: what does not come is not counted; see the detector silence");
    }
    return limits;
  }

  private Detector offHours(Yaml path, Yaml block) {
    if (!files.contents().containsKey(path.text())) {
      faults.add(
          path,
          "there is no file '%s'; allowed: a path below the rules' directory"
              .formatted(path.text()));
      return null;
    }
    Schedules read = schedules.read(path.text(), files, faults.list());
    Duration grace = block.get("grace") == null ? Duration.ZERO : duration(block, "grace");
    return read == null ? null : new Detector.OffHours(read, grace);
  }

  private Field number(Yaml name, LogSource source) {
    return number(name, CairnBlock.carried(name, source, faults), faults);
  }

  /** The field if it is one of numbers; null, with a fault added, if not. */
  static Field number(Yaml name, Field field, Faults faults) {
    if (field != null && field.type() != FieldType.NUMBER) {
      faults.add(name, "'%s' is no number".formatted(field.name()));
      return null;
    }
    return field;
  }

  private List<Field> item(Yaml names, LogSource source) {
    List<Field> item = new ArrayList<>();
    for (Yaml name : names == null ? List.<Yaml>of() : names.elements()) {
      Field field = CairnBlock.carried(name, source, faults);
      if (field != null) {
        item.add(field);
      }
    }
    refuseListAmongOthers(names, item, faults);
    return item;
  }

  /** A list gives as many items as it has elements, which leaves no room for a second field. */
  static void refuseListAmongOthers(Yaml at, List<Field> item, Faults faults) {
    if (item.size() > 1 && item.stream().anyMatch(field -> field.type() == FieldType.TEXTS)) {
      faults.add(at, "a field that is a list stands alone");
    }
  }

  private String text(CairnBlock cairn, Yaml block, Field value) {
    String otherwise = cairn.text("unit", unit(value));
    return block.get("unit") == null ? otherwise : block.get("unit").text();
  }

  /** What a field's numbers count, by its name. */
  static String unit(Field value) {
    if (value == null) {
      return "events";
    }
    String name = value.name();
    if (name.startsWith("rows")) {
      return "rows";
    }
    if (name.startsWith("bytes")) {
      return "bytes";
    }
    return name.endsWith("_us") ? "microseconds" : name.replace('_', ' ');
  }

  private Duration duration(Yaml block, String key) {
    return CairnBlock.duration(block.get(key), faults);
  }

  private static double number(Yaml block, String key, double otherwise) {
    Yaml value = block.get(key);
    return value == null ? otherwise : Double.parseDouble(value.text());
  }
}

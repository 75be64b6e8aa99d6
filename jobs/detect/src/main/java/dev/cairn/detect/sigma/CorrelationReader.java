package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a rule of a Sigma correlation, version 2.1.0 of its specification. */
final class CorrelationReader {

  private static final Map<String, Measure> COUNTS =
      Map.of(
          "event_count", Measure.EVENTS,
          "value_count", Measure.DISTINCT,
          "value_sum", Measure.SUM,
          "value_avg", Measure.AVERAGE,
          "value_median", Measure.PERCENTILE,
          "value_percentile", Measure.PERCENTILE);
  static final Set<String> TEMPORAL = Set.of("temporal", "temporal_ordered");
  private static final Set<String> ATTRIBUTES =
      Set.of("type", "rules", "aliases", "group-by", "timespan", "condition", "generate");
  private static final Pattern TIMESPAN = Pattern.compile("([1-9][0-9]{0,6})([smhdw])");

  private final RuleMaker maker;
  private final Faults faults;

  CorrelationReader(RuleMaker maker, Faults faults) {
    this.maker = maker;
    this.faults = faults;
  }

  /** Makes it of the rules that it refers to, in its order; null if it is not in order. */
  Rule read(Yaml yaml, Metadata metadata, List<Part> parts) {
    int before = faults.count();
    CairnBlock cairn = CairnBlock.read(yaml, faults);
    for (String key : List.of("detector", "group_by")) {
      if (cairn.get(key) != null) {
        faults.add(cairn.get(key), key + ": of a correlation, 'correlation' says that");
      }
    }
    Yaml block = yaml.get("correlation");
    refuseUnknown(block);
    String type = block.get("type") == null ? "" : text(block.get("type"));
    Duration timespan = timespan(block);
    CorrelationKeys keys = new CorrelationKeys(block, parts, faults);
    Detector detector =
        TEMPORAL.contains(type)
            ? new TemporalReader(faults).read(block, type, timespan, parts, cairn)
            : COUNTS.containsKey(type) ? count(block, type, timespan, cairn) : null;
    if (detector == null && faults.count() == before) {
      faults.add(
          block,
          "unknown type '%s'%s Known: %s"
              .formatted(type, Nearest.hint(type, known()), String.join(", ", known())));
    }
    if (cairn.get("at_least") != null && COUNTS.containsKey(type)) {
      faults.add(cairn.get("at_least"), "at_least is for temporal and temporal_ordered only");
    }
    if (faults.count() != before) {
      return null;
    }
    List<Input> inputs = new CorrelationInputs(block, type, keys, faults).of(parts);
    if (faults.count() != before) {
      return null;
    }
    return maker.rule(
        yaml,
        metadata,
        cairn,
        inputs,
        keys.names(),
        unitOf(detector, cairn, inputs),
        parts.stream().flatMap(part -> part.documents().stream()).toList());
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(COUNTS.keySet());
    known.addAll(TEMPORAL);
    return known;
  }

  private void refuseUnknown(Yaml block) {
    block.entries().forEach(
        (key, value) -> {
          if (!ATTRIBUTES.contains(key)) {
            faults.add(
                value,
                "unknown key '%s'%s Known: %s"
                    .formatted(
                        key,
                        Nearest.hint(key, ATTRIBUTES),
                        String.join(", ", new TreeSet<>(ATTRIBUTES))));
          }
        });
  }

  private Duration timespan(Yaml block) {
    Yaml value = block.get("timespan");
    Matcher matcher = TIMESPAN.matcher(value == null ? "" : text(value));
    if (!matcher.matches()) {
      faults.add(
          value == null ? block : value,
          "timespan: allowed: a number and s, m, h, d or w, such as 10m (months and years are not"
              + " always as long)");
      return Duration.ofDays(1);
    }
    long number = Long.parseLong(matcher.group(1));
    Duration timespan =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        };
    if (timespan.compareTo(Duration.ofDays(366)) > 0) {
      faults.add(value, "timespan: allowed: at most 366d");
    }
    return timespan;
  }

  private Detector count(Yaml block, String type, Duration timespan, CairnBlock cairn) {
    Yaml condition = block.get("condition");
    if (condition == null || !condition.isMap()) {
      faults.add(
          condition == null ? block : condition,
          "condition is missing; allowed: a map such as {gte: 5}"
              + (type.equals("event_count") ? "" : ", with field"));
      return null;
    }
    boolean percentile = type.equals("value_percentile");
    Set<String> others = percentile ? Set.of("field", "percentile") : Set.of("field");
    ConditionMap map = ConditionMap.read(condition, others, faults);
    Double number = map.number("percentile", faults);
    if (percentile && (number == null || number <= 0 || number >= 100)) {
      faults.add(condition, "percentile is missing; allowed: above 0 and below 100");
      return null;
    }
    boolean counts = type.equals("event_count") || type.equals("value_count");
    if (type.equals("event_count") == condition.has("field")) {
      faults.add(
          condition,
          type + (type.equals("event_count") ? " has no field" : " needs condition.field"));
    }
    return new Detector.Count(
        COUNTS.get(type),
        type.equals("value_median") ? 50 : percentile ? number : 0,
        timespan,
        map.limits(counts, faults),
        cairn.text("unit", counts ? "events" : ""));
  }

  /** Where nobody said what the number counts, its field does. */
  private static Detector unitOf(Detector detector, CairnBlock cairn, List<Input> inputs) {
    if (!(detector instanceof Detector.Count count) || cairn.get("unit") != null) {
      return detector;
    }
    Input first = inputs.get(0);
    String unit =
        count.measure() == Measure.DISTINCT
            ? "different " + first.item().get(0).name().replace('_', ' ')
            : DetectorReader.unit(first.value());
    return new Detector.Count(
        count.measure(), count.percentile(), count.timespan(), count.limits(), unit);
  }

  private String text(Yaml value) {
    if (value.isScalar()) {
      return value.text();
    }
    faults.add(value, "allowed: one text");
    return "";
  }
}

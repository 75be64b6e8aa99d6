package dev.cairn.detect.engine;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Message;
import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Severity;
import dev.cairn.detect.signal.Fields;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Rules and hits to try. */
final class Rules {

  private Rules() {}

  static Rule of(String id, Detector detector, Condition... conditions) {
    List<Input> inputs = new ArrayList<>();
    for (Condition condition : conditions) {
      inputs.add(
          new Input(
              "input" + inputs.size(),
              Set.of("proxysql.query"),
              condition,
              List.of(Fields.get("user_name")),
              null,
              List.of()));
    }
    return of(id, detector, inputs);
  }

  static Rule of(String id, Detector detector, List<Input> inputs) {
    return new Rule(
        id,
        "1/0123456789ab",
        "A rule to try",
        "",
        Severity.HIGH,
        0.9,
        List.of("T1213"),
        List.of("collection"),
        List.of("proxysql.query"),
        "",
        List.of(),
        inputs,
        List.of("user_name"),
        detector,
        Duration.ofHours(1),
        Message.of("{user_name}: {observed} {unit} in {timespan} (limit {threshold})"),
        new Place("rules/try.yml", 1));
  }

  static DetectionHit hit(Rule rule, long micros, int input, double value, String item) {
    DetectionHit hit = new DetectionHit();
    hit.setRuleId(rule.id());
    hit.setRuleVersion(rule.version());
    hit.setRuleSetVersion("0123456789abcdef");
    hit.setKey("user_name=ada");
    hit.setTime(micros);
    hit.setIngest(micros);
    hit.setInput(input);
    hit.setValue(value);
    hit.setItem(item);
    hit.setFacts(new HashMap<>());
    hit.setSource("proxysql.query");
    hit.setEventId("%016x%08x%s".formatted(micros, input, item));
    hit.setTables(List.of("s." + item));
    hit.setUserName("ada");
    hit.setClientIp("10.0.0." + input);
    return hit;
  }
}

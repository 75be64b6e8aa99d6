package dev.cairn.detect.engine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.schemas.DetectionHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds which rules' conditions hold of a signal. What it tells has nothing of the statement's text
 * or the raw record.
 *
 * <p>Deterministic: the same signal gives the same hits, but for rules of silence, of which it tells
 * a key's hit only if a twentieth of the rule's limit has passed since the one before. Time does not
 * grow with the number of rules that have a text to be found by ({@link
 * dev.cairn.detect.condition.Condition.OneOf}), but with those for which it is there. For one thread.
 */
public final class Screening {

  private final Map<String, WatchIndex> bySource = new HashMap<>();
  private final HitMaker hits;

  /** By these rules. */
  public Screening(RuleSet rules) {
    hits = new HitMaker(rules.version());
    Map<String, List<Watch>> watches = new HashMap<>();
    int number = 0;
    for (Rule rule : rules.rules()) {
      for (int at = 0; at < rule.inputs().size(); at++) {
        Input input = rule.inputs().get(at);
        Watch watch = new Watch(number++, rule, at, input);
        for (String source : input.sources()) {
          watches.computeIfAbsent(source, one -> new ArrayList<>()).add(watch);
        }
      }
    }
    int most = number;
    watches.forEach((source, some) -> bySource.put(source, new WatchIndex(some, most)));
  }

  /** Whether any rule looks at a source. */
  public boolean watches(String source) {
    return bySource.containsKey(source);
  }

  /** Tells the hits of a signal. */
  public void screen(Signal signal, Consumer<DetectionHit> into) {
    WatchIndex index = bySource.get(signal.source());
    if (index != null) {
      index.candidates(
          signal,
          watch -> {
            if (watch.input().condition().test(signal)) {
              hits.make(watch, signal, into);
            }
          });
    }
  }

  /** Whether a rule's hits come thinned out. */
  static boolean isThinned(Rule rule) {
    return rule.detector() instanceof Detector.Silence;
  }
}

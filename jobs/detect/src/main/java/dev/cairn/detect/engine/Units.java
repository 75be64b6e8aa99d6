package dev.cairn.detect.engine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.schemas.Finding;

/** Units of the numbers that detectors judge. */
final class Units {

  private Units() {}

  /** Of a finding's number; null if it has none. */
  static String of(Detector detector, Finding finding) {
    if (finding.getObserved() == null) {
      return null;
    }
    if (detector instanceof Detector.Count count) {
      return count.unit();
    }
    if (detector instanceof Detector.Baseline baseline) {
      return baseline.unit();
    }
    if (detector instanceof Detector.Jump jump) {
      return jump.unit();
    }
    if (detector instanceof Detector.Silence) {
      return "seconds";
    }
    String basis = finding.getBasis();
    return basis == null ? null : basis.substring(basis.indexOf(' ') + 1);
  }
}

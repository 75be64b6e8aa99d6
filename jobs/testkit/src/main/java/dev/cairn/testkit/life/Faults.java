package dev.cairn.testkit.life;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with logs themselves: nobody writes, or a clock is off. */
final class Faults {

  private record Silence(String source, String reporter, long from, long to) {}

  private record Skew(String reporter, long from, long to, long micros) {}

  private final List<Silence> silences = new ArrayList<>();
  private final List<Skew> skews = new ArrayList<>();

  /** From then to then nothing of a reporter arrives; null for a source means all of its logs. */
  void silence(String source, String reporter, long from, long to) {
    silences.add(new Silence(source, reporter, from, to));
  }

  /** From then to then a reporter's clock is ahead by so much. */
  void skew(String reporter, long from, long to, long micros) {
    skews.add(new Skew(reporter, from, to, micros));
  }

  boolean isSilent(String source, String reporter, long micros) {
    for (Silence one : silences) {
      if (micros >= one.from
          && micros < one.to
          && one.reporter.equals(reporter)
          && (one.source == null || one.source.equals(source))) {
        return true;
      }
    }
    return false;
  }

  /** How far its clock is ahead. */
  long skew(String reporter, long micros) {
    for (Skew one : skews) {
      if (micros >= one.from && micros < one.to && one.reporter.equals(reporter)) {
        return one.micros;
      }
    }
    return 0;
  }
}

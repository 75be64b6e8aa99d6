package dev.cairn.detect.calendar;

import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.RuleFault;
import java.util.List;

/** Gathers what is wrong with one file. */
final class Faults {

  private static final int MOST_SHOWN = 60;

  private final String file;
  private final List<RuleFault> into;

  Faults(String file, List<RuleFault> into) {
    this.file = file;
    this.into = into;
  }

  void add(int line, String message) {
    RuleFault fault = new RuleFault(new Place(file, Math.max(1, line)), message);
    if (!into.contains(fault)) {
      into.add(fault);
    }
  }

  /** How many there are, of all files. */
  int count() {
    return into.size();
  }

  /** A value as a fault quotes it: on one line, and not too long. */
  static String quote(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return "'" + (line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…") + "'";
  }
}

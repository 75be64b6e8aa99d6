package dev.cairn.archive.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects faults: all are counted, the first ones are kept. */
final class Faults {

  // enough to work with; an archive that was wiped out must not exhaust the memory as well
  static final int KEPT = 10_000;

  private final List<Fault> kept = new ArrayList<>();
  private final Set<Verdict> bad = EnumSet.noneOf(Verdict.class);
  private long count;

  void add(FaultCode code, String place, String found, Object... values) {
    count++;
    bad.addAll(code.verdicts());
    if (kept.size() < KEPT) {
      kept.add(new Fault(code, place, String.format(found, values)));
    }
  }

  List<Fault> kept() {
    return List.copyOf(kept);
  }

  long notKept() {
    return count - kept.size();
  }

  Set<Verdict> bad() {
    return Set.copyOf(bad);
  }
}

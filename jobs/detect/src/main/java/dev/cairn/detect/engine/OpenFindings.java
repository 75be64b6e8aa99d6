package dev.cairn.detect.engine;

import dev.cairn.detect.machine.Firing;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionState;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.OpenFinding;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The findings of one rule and key whose periods may still get more. */
final class OpenFindings {

  /** Periods open at a time: a clock that jumps must not open any number. */
  private static final int MOST = 8;
  private static final long SAY_AGAIN = Duration.ofMinutes(15).toMillis() * 1_000;

  private final Rule rule;
  private final DetectionState state;
  private final Consumer<Finding> findings;

  OpenFindings(Rule rule, DetectionState state, Consumer<Finding> findings) {
    this.rule = rule;
    this.state = state;
    this.findings = findings;
  }

  /** Adds what a firing says to its period's finding, and tells that if it is time. */
  void add(Firing firing) {
    Period period = Period.of(rule, firing);
    OpenFinding open = find(period);
    FindingMaker.add(rule, open, firing);
    if (isWorthSaying(open, firing.at())) {
      say(open, firing.at(), isFinal(open) ? "final" : "open");
    }
    if (state.getFindings().size() > MOST) {
      OpenFinding oldest = state.getFindings().get(0);
      say(oldest, firing.at(), "final");
      state.getFindings().remove(0);
    }
  }

  private OpenFinding find(Period period) {
    List<OpenFinding> all = state.getFindings();
    int place = all.size();
    while (place > 0 && Period.start(all.get(place - 1)) > period.start()) {
      place--;
    }
    if (place > 0 && Period.start(all.get(place - 1)) == period.start()) {
      return all.get(place - 1);
    }
    OpenFinding fresh = FindingMaker.fresh(rule, period);
    all.add(place, fresh);
    return fresh;
  }

  private static boolean isWorthSaying(OpenFinding open, long at) {
    Finding finding = open.getFinding();
    if (open.getSaid() == 0 || finding.getCount() >= 2 * open.getSaid()) {
      return true;
    }
    Double observed = finding.getObserved();
    boolean doubled =
        observed != null && Math.abs(observed) >= 2 * Math.abs(open.getSaidObserved())
            && open.getSaidObserved() != 0;
    return doubled || at - open.getSaidTime() >= SAY_AGAIN;
  }

  private void say(OpenFinding open, long at, String as) {
    Finding said = FindingMaker.version(rule, open, as, before(open));
    open.setSaid(said.getCount());
    open.setSaidObserved(said.getObserved() == null ? 0 : said.getObserved());
    open.setSaidTime(at);
    findings.accept(said);
  }

  /** The finding of the period just before; null if there is none. */
  private OpenFinding before(OpenFinding open) {
    for (OpenFinding other : state.getFindings()) {
      if (Period.end(other) == Period.start(open)) {
        return other;
      }
    }
    return null;
  }

  /** Event time has come to {@code now}. */
  void close(long now) {
    for (OpenFinding open : state.getFindings()) {
      if (Period.end(open) <= now && !isFinal(open)) {
        say(open, now, "final");
        open.getFinding().setState("final");
      }
    }
    // stays for as long again, for the next to say that it continues it
    state.getFindings().removeIf(open -> isFinal(open) && gone(open) <= now);
  }

  private static boolean isFinal(OpenFinding open) {
    return open.getFinding().getState().equals("final");
  }

  private static long gone(OpenFinding open) {
    long end = Period.end(open);
    return end + (end - Period.start(open));
  }

  /** When there is something to close next, epoch microseconds; the largest value for never. */
  static long next(DetectionState state) {
    long next = Long.MAX_VALUE;
    for (OpenFinding open : state.getFindings()) {
      next = Math.min(next, isFinal(open) ? gone(open) : Period.end(open));
    }
    return next;
  }
}

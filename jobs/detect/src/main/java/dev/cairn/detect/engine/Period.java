package dev.cairn.detect.engine;

import dev.cairn.detect.machine.Firing;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.OpenFinding;
import java.time.Duration;

/**
 * The stretch for which what a rule says of one key is one finding.
 *
 * @param start epoch microseconds
 * @param end exclusive
 */
record Period(long start, long end) {

  /** The longest that a rule may ask for. */
  static final Duration LONGEST = Duration.ofDays(366);

  /** That of a firing: its hit's own, else the part of the time from the epoch on. */
  static Period of(Rule rule, Firing firing) {
    Long start = firing.hit().getPeriodStart();
    Long end = firing.hit().getPeriodEnd();
    if (start != null && end != null && start < end) {
      return new Period(start, end);
    }
    Duration suppress = rule.suppress().compareTo(LONGEST) > 0 ? LONGEST : rule.suppress();
    long length = Math.max(1_000, suppress.toMillis() * 1_000);
    long from = Math.floorDiv(firing.at(), length) * length;
    return new Period(from, from + length);
  }

  static long start(OpenFinding open) {
    return Micros.of(open.getFinding().getPeriodStart());
  }

  static long end(OpenFinding open) {
    return Micros.of(open.getFinding().getPeriodEnd());
  }
}

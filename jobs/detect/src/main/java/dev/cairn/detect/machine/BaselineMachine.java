package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionBucket;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A period's total far beyond what is usual. A hit without a number counts as one; numbers below
 * zero and none at all are left out. Usual is a quantile of the totals of the periods before, of
 * all items alike (of peers, where there are items). Periods without a hit are no periods.
 *
 * <p>Counts once for a period and item, however often it is told with a higher total; the last told
 * is the whole total. The order of hits within a period makes no difference to that. What is usual
 * is known as the hits come: a hit that changes a past period's total after later ones were judged
 * does not judge these anew.
 *
 * <p>Forgets a key of which nothing came for {@value #QUIET} periods, or twice those to learn if
 * that is more, and begins anew; a hit that much late is not looked at.
 *
 * <p>Bounded: {@value PeriodTotals#MOST} open totals at a time; further ones are not judged. The
 * history is a {@link PastTotals}. It does not age: all periods count alike.
 *
 * <p>Facts: {@code usual}, the quantile, and {@code periods}, how many there were.
 *
 * <p>Of the state it uses {@code buckets}, {@code entries} (hits of open periods, against counting
 * one twice), {@code history} and {@code last}.
 */
final class BaselineMachine implements Machine {

  private static final int QUIET = 100;

  @Override
  public void take(Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Baseline baseline = (Detector.Baseline) rule.detector();
    long quiet = quiet(baseline);
    if (state.getLast() != Long.MIN_VALUE) {
      if (hit.getTime() < Saturating.minus(state.getLast(), quiet)) {
        return;
      }
      expire(state, hit.getTime(), quiet);
    }
    state.setLast(Math.max(state.getLast(), hit.getTime()));
    PeriodTotals totals = totals(state, baseline);
    DetectionBucket bucket = totals.add(hit);
    if (bucket != null && bucket.getSum() > baseline.least()) {
      judge(rule, baseline, state, totals, bucket, hit, firings);
    }
  }

  private static void judge(
      Rule rule,
      Detector.Baseline baseline,
      DetectionState state,
      PeriodTotals totals,
      DetectionBucket bucket,
      DetectionHit hit,
      Consumer<Firing> firings) {
    List<DetectionBucket> past =
        state.getBuckets().stream().filter(one -> one.getStart() < bucket.getStart()).toList();
    int periods = state.getHistoryPeriods() + periods(past);
    if (periods < Math.max(1, baseline.learn())) {
      return;
    }
    PastTotals history = PastTotals.of(state.getHistory());
    past.forEach(one -> history.add(one.getSum()));
    double usual = history.quantile(baseline.quantile());
    double limit = Math.max(baseline.least(), baseline.factor() * usual);
    if (bucket.getSum() > limit) {
      boolean again = bucket.getFired();
      bucket.setFired(true);
      firings.accept(
          new Firing(
              hit,
              at(rule, totals, bucket, hit),
              bucket.getFirst(),
              bucket.getLatest(),
              bucket.getSum(),
              limit,
              Saturating.micros(baseline.period()),
              evidence(bucket, hit),
              Map.of("usual", text(usual), "periods", Integer.toString(periods)),
              again));
    }
  }

  private static int periods(List<DetectionBucket> buckets) {
    return (int) buckets.stream().mapToLong(DetectionBucket::getStart).distinct().count();
  }

  /** Where findings' periods are shorter than the rule's, the first of them: one for all hits. */
  private static long at(
      Rule rule, PeriodTotals totals, DetectionBucket bucket, DetectionHit hit) {
    long first = bucket.getStart();
    long last = Saturating.minus(totals.end(bucket), 1);
    boolean within = totals.start(hit.getTime()) == first;
    return within && PeriodSlots.start(rule, first) == PeriodSlots.start(rule, last)
        ? hit.getTime()
        : first;
  }

  private static List<Evidence> evidence(DetectionBucket bucket, DetectionHit hit) {
    Evidence own = Evidence.of(hit);
    Evidence weightiest = new Evidence(bucket.getEvidenceTime(), bucket.getEvidence());
    if (bucket.getEvidence() == null || bucket.getEvidence().equals(own.name())) {
      return List.of(own);
    }
    return own.time() < weightiest.time() ? List.of(own, weightiest) : List.of(weightiest, own);
  }

  private static String text(double number) {
    return BigDecimal.valueOf(number).setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    Detector.Baseline baseline = (Detector.Baseline) rule.detector();
    List<DetectionBucket> closed = totals(state, baseline).close(now);
    if (!closed.isEmpty()) {
      PastTotals history = PastTotals.of(state.getHistory());
      closed.forEach(bucket -> history.add(bucket.getSum()));
      state.setHistory(history.bytes());
      state.setHistoryPeriods(
          (int) Math.min(Integer.MAX_VALUE / 2, (long) state.getHistoryPeriods() + periods(closed)));
    }
    expire(state, now, quiet(baseline));
    return state.getHistory() != null || !state.getBuckets().isEmpty();
  }

  private static void expire(DetectionState state, long now, long quiet) {
    if (state.getLast() < Saturating.minus(now, quiet)) {
      state.setBuckets(new ArrayList<>());
      state.setEntries(new ArrayList<>());
      state.setHistory(null);
      state.setHistoryPeriods(0);
    }
  }

  private static long quiet(Detector.Baseline baseline) {
    return Saturating.times(period(baseline), Math.max(QUIET, 2L * baseline.learn()));
  }

  private static long period(Detector.Baseline baseline) {
    return Math.max(1, Saturating.micros(baseline.period()));
  }

  private static PeriodTotals totals(DetectionState state, Detector.Baseline baseline) {
    return new PeriodTotals(state, period(baseline));
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Baseline baseline = (Detector.Baseline) rule.detector();
    if (!state.getBuckets().isEmpty()) {
      return totals(state, baseline).end(state.getBuckets().get(0));
    }
    return state.getHistory() == null
        ? Long.MAX_VALUE
        : Saturating.plus(Saturating.plus(state.getLast(), quiet(baseline)), 1);
  }
}

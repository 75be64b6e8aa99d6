package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionBucket;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts and sums over hits added up in sixtieths of the timespan. A window is sixty of them and the
 * one that is going on. The same hit twice counts twice, and of a session each version: sums are for
 * events.
 */
final class BucketCount implements Machine {

  private static final int PARTS = 60;
  /** What may be late at most, in buckets: those before are dropped. */
  private static final int MOST = 8 * PARTS;

  private static long width(Detector.Count count) {
    return Math.max(1, (CountMachine.micros(count) + PARTS - 1) / PARTS);
  }

  @Override
  public void take(
      Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Count count = (Detector.Count) rule.detector();
    long width = width(count);
    long start = Math.floorDiv(hit.getTime(), width) * width;
    List<DetectionBucket> buckets = state.getBuckets();
    int place = place(buckets, start);
    if (place < 0) {
      return;
    }
    DetectionBucket bucket = buckets.get(place);
    add(bucket, hit);
    if (!CountMachine.atOnce(count)) {
      LastHit.keep(state, hit);
      return;
    }
    for (int at = place;
        at < buckets.size() && buckets.get(at).getStart() - start <= PARTS * width;
        at++) {
      judge(count, buckets, at, width, hit, firings);
    }
  }

  /** Where the bucket is, made if it is not; -1 if it is too old to be kept. */
  private static int place(List<DetectionBucket> buckets, long start) {
    int place = buckets.size();
    while (place > 0 && buckets.get(place - 1).getStart() > start) {
      place--;
    }
    if (place > 0 && buckets.get(place - 1).getStart() == start) {
      return place - 1;
    }
    buckets.add(place, new DetectionBucket(
            start, 0L, 0L, 0.0, false, Long.MAX_VALUE, Long.MIN_VALUE, null, 0L, 0.0));
    if (buckets.size() > MOST) {
      buckets.remove(0);
      place--;
    }
    return place;
  }

  private static void add(DetectionBucket bucket, DetectionHit hit) {
    double value = hit.getValue() == null ? 0 : hit.getValue();
    bucket.setCount(bucket.getCount() + 1);
    bucket.setSum(bucket.getSum() + value);
    BucketEvidence.add(bucket, Evidence.of(hit), value);
  }

  private static void judge(
      Detector.Count count,
      List<DetectionBucket> buckets,
      int at,
      long width,
      DetectionHit hit,
      Consumer<Firing> firings) {
    DetectionBucket last = buckets.get(at);
    int from = at;
    double sum = 0;
    while (from >= 0 && last.getStart() - buckets.get(from).getStart() <= PARTS * width) {
      DetectionBucket bucket = buckets.get(from);
      sum += count.measure() == Measure.SUM ? bucket.getSum() : bucket.getCount();
      from--;
    }
    if (!CountMachine.holds(count, sum)) {
      return;
    }
    boolean before = last.getFired();
    last.setFired(true);
    List<Evidence> evidence = new ArrayList<>();
    for (DetectionBucket bucket : buckets.subList(from + 1, at + 1)) {
      if (bucket.getEvidence() != null) {
        evidence.add(new Evidence(bucket.getEvidenceTime(), bucket.getEvidence()));
      }
    }
    firings.accept(
        new Firing(
            hit,
            last.getStart(),
            buckets.get(from + 1).getFirst(),
            last.getLatest(),
            sum,
            count.limits().get(0).number(),
            CountMachine.micros(count),
            evidence,
            Map.of(),
            before));
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    Detector.Count count = (Detector.Count) rule.detector();
    long width = width(count);
    List<DetectionBucket> buckets = state.getBuckets();
    if (!CountMachine.atOnce(count)) {
      for (int at = 0; at < buckets.size(); at++) {
        DetectionBucket bucket = buckets.get(at);
        if (!bucket.getFired() && Saturating.plus(bucket.getStart(), width) <= now) {
          judge(count, buckets, at, width, LastHit.as(state, bucket.getEvidenceTime(), bucket.getEvidence()), firings);
          bucket.setFired(true);
        }
      }
    }
    long oldest = Saturating.minus(now, (PARTS + 1) * width);
    buckets.removeIf(bucket -> bucket.getStart() < oldest);
    return !buckets.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    Detector.Count count = (Detector.Count) rule.detector();
    long width = width(count);
    List<DetectionBucket> buckets = state.getBuckets();
    if (buckets.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long gone =
        Saturating.plus(
            Saturating.plus(buckets.get(buckets.size() - 1).getStart(), (PARTS + 1) * width), 1);
    if (CountMachine.atOnce(count)) {
      return gone;
    }
    for (DetectionBucket bucket : buckets) {
      if (!bucket.getFired()) {
        return Saturating.plus(bucket.getStart(), width);
      }
    }
    return gone;
  }
}

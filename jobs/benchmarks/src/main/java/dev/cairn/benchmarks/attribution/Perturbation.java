package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What is done to a case to see what a matcher is worth. The same for the same seed.
 *
 * @param lossShare share of the lines that are lost, each by its own lot, on both sides; in [0, 1)
 * @param skewMicros how far the database's clock is ahead of the proxy's
 * @param driftPpm how much faster the database's clock runs, in millionths, from the case's
 *     beginning
 * @param seed of all lots
 * @param precisionMicros what the database's stamps are cut to, where they are finer; 1 leaves them
 */
public record Perturbation(
    double lossShare, long skewMicros, double driftPpm, long seed, long precisionMicros) {

  /** Nothing is done. */
  public static final Perturbation NONE = new Perturbation(0, 0, 0, 0, 1);

  private static final double MILLION = 1e6;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the share is no share, or the precision below 1
   */
  public Perturbation {
    if (!(lossShare >= 0 && lossShare < 1)) {
      throw new IllegalArgumentException("lossShare is " + lossShare + ": give one in [0, 1)");
    }
    if (precisionMicros < 1) {
      throw new IllegalArgumentException(
          "precisionMicros is " + precisionMicros + ": give at least 1");
    }
  }

  /** Lines lost at random on both sides, and nothing else. */
  public static Perturbation loss(double share, long seed) {
    return new Perturbation(share, 0, 0, seed, 1);
  }

  /** The same with the database's clock ahead. */
  public Perturbation skewed(long micros, double ppm) {
    return new Perturbation(lossShare, micros, ppm, seed, precisionMicros);
  }

  /** The same with the database's stamps cut. */
  public Perturbation cutTo(long micros) {
    return new Perturbation(lossShare, skewMicros, driftPpm, seed, micros);
  }

  /**
   * Does it. A statement of which every record is lost has no right answer any more; one that lost
   * some is right with those that are left.
   */
  public Case apply(Case one) {
    SplittableRandom lots = new SplittableRandom(seed);
    List<ProxyStatement> proxy = new ArrayList<>();
    for (ProxyStatement statement : one.input().proxy()) {
      if (lots.nextDouble() >= lossShare) {
        proxy.add(statement);
      }
    }
    Map<String, Long> ends = ends(one);
    long start =
        one.input().proxy().stream().mapToLong(ProxyStatement::startMicros).min().orElse(0);
    List<DatabaseStatement> database = new ArrayList<>();
    Set<String> left = new HashSet<>();
    List<DatabaseStatement> records = one.input().database();
    boolean[] lost = new boolean[records.size()];
    long[] times = new long[records.size()];
    for (int i = 0; i < times.length; i++) {
      lost[i] = lots.nextDouble() < lossShare;
      times[i] = within(records.get(i), ends.get(records.get(i).eventId()), lots.nextDouble());
    }
    for (int i = times.length - 2; i >= 0; i--) {
      // records of one coarse stamp were written in their order
      if (records.get(i).timeMicros() == records.get(i + 1).timeMicros()) {
        times[i] = Math.min(times[i], times[i + 1]);
      }
    }
    for (int i = 0; i < times.length; i++) {
      if (!lost[i]) {
        left.add(records.get(i).eventId());
        database.add(moved(records.get(i), times[i], start));
      }
    }
    Map<String, Set<String>> truth = new HashMap<>();
    for (ProxyStatement statement : proxy) {
      Set<String> all = one.truth().get(statement.eventId());
      if (all != null) {
        Set<String> its = new HashSet<>(all);
        its.retainAll(left);
        truth.put(statement.eventId(), Set.copyOf(its));
      }
    }
    return new Case(
        one.name(), new MatchInput(proxy, database, one.input().sightings()), truth);
  }

  /** When the proxy saw the end of what a record tells of, as far as truth says. */
  private static Map<String, Long> ends(Case one) {
    Map<String, Long> ends = new HashMap<>();
    for (ProxyStatement statement : one.input().proxy()) {
      for (String id : one.truth().getOrDefault(statement.eventId(), Set.of())) {
        ends.put(id, statement.endMicros());
      }
    }
    return ends;
  }

  /**
   * A coarse stamp hides where in its second the event was: where the proxy saw it end, or anywhere
   * if nobody knows.
   */
  private static long within(DatabaseStatement record, Long end, double fraction) {
    long stamp = record.timeMicros();
    long last = record.precisionMicros() - 1;
    return end == null
        ? stamp + (long) (fraction * record.precisionMicros())
        : stamp + Math.min(last, Math.max(0, end - stamp));
  }

  /** Before the clock is moved, the event stands where it was. */
  private DatabaseStatement moved(DatabaseStatement record, long time, long start) {
    long precision = Math.max(precisionMicros, record.precisionMicros());
    if (skewMicros == 0 && driftPpm == 0 && precision == record.precisionMicros()) {
      return record;
    }
    long moved = time + skewMicros + Math.round((time - start) * driftPpm / MILLION);
    return new DatabaseStatement(
        record.eventId(),
        record.server(),
        record.connection(),
        record.user(),
        record.schema(),
        record.text(),
        record.activity(),
        record.kind(),
        Math.floorDiv(moved, precision) * precision,
        precision,
        record.order(),
        record.errorCode(),
        record.clientIp(),
        record.ownWords());
  }
}

package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A key from which nothing came for longer than the limit, by arrival time. All times here, also
 * those of firings, are arrival times; hits may come in any order.
 *
 * <p>Nothing is told before {@link #arrived} says so: that is the promise that all that arrived
 * before was taken. Whoever calls it with the clock while records wait unread makes false alarms.
 *
 * <p>A silence fires for the moment at which the limit was passed: when arrival time passes it,
 * with the limit as its length; and with its true length when the key is back, as told before. If
 * both show at once (in a replay) it is told once, with its true length: the same finding. Lengths
 * are in seconds.
 *
 * <p>Not seen: a key that never spoke; one that did not speak for {@value #GIVEN_UP_DAYS} days
 * after it was told is given up, and begins anew.
 *
 * <p>Bounded: no hit between two that are no further apart than the limit is kept, nor, once
 * arrival time has passed, one before the last. Of more than {@value #MOST} the first is judged as
 * if all before the second had been taken.
 *
 * <p>Facts: {@code back}, whether the key is back: {@code yes} or {@code no}.
 *
 * <p>Of the state it uses {@code entries}, by arrival time, and {@code last}: what it was told last
 * by {@link #arrived}.
 */
final class SilenceMachine implements Machine {

  static final int MOST = 64;
  private static final int GIVEN_UP_DAYS = 30;
  private static final long GIVEN_UP = Saturating.micros(Duration.ofDays(GIVEN_UP_DAYS));
  private static final double SECOND = 1_000_000.0;
  private static final Comparator<DetectionEntry> ORDER =
      Comparator.comparingLong(DetectionEntry::getTime).thenComparingLong(DetectionEntry::getId);

  @Override
  public void take(Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    long limit = limit(rule);
    List<DetectionEntry> entries = state.getEntries();
    long time = hit.getIngest();
    if (!entries.isEmpty()
        && time < entries.get(0).getTime()
        && state.getLast() >= entries.get(0).getTime()) {
      return;
    }
    String name = Evidence.of(hit).name();
    DetectionEntry entry =
        new DetectionEntry(time, hit.getInput(), 0.0, 0L, ItemHash.of(name), name, false);
    int place = entries.size();
    while (place > 0 && ORDER.compare(entries.get(place - 1), entry) > 0) {
      place--;
    }
    if (place > 0 && ORDER.compare(entries.get(place - 1), entry) == 0) {
      return;
    }
    entries.add(place, entry);
    keepHit(state, hit);
    // from behind: a place is valid as long as nothing before it goes
    for (int at = place + 1; at >= place - 1; at--) {
      thin(entries, at, limit);
    }
    while (entries.size() > MOST) {
      returned(rule, state, firings);
    }
  }

  private static void keepHit(DetectionState state, DetectionHit hit) {
    DetectionHit before = state.getLastHit();
    if (before == null
        || hit.getIngest() > before.getIngest()
        || hit.getIngest() == before.getIngest() && name(hit).compareTo(name(before)) >= 0) {
      state.setLastHit(hit);
    }
  }

  private static String name(DetectionHit hit) {
    return String.valueOf(Evidence.of(hit).name());
  }

  /** Drops one that is between two near enough to each other. */
  private static void thin(List<DetectionEntry> entries, int at, long limit) {
    if (at < 1 || at > entries.size() - 2) {
      return;
    }
    long apart =
        Saturating.minus(entries.get(at + 1).getTime(), entries.get(at - 1).getTime());
    if (apart <= limit) {
      entries.remove(at);
    }
  }

  @Override
  public void arrived(Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    state.setLast(Math.max(state.getLast(), now));
    List<DetectionEntry> entries = state.getEntries();
    while (entries.size() > 1 && entries.get(1).getTime() <= now) {
      returned(rule, state, firings);
    }
    if (!entries.isEmpty()) {
      DetectionEntry last = entries.get(0);
      long limit = limit(rule);
      if (!last.getFired() && now > Saturating.plus(last.getTime(), limit)) {
        firings.accept(firing(state, last, limit, limit, "no"));
        last.setFired(true);
      }
    }
  }

  /** What came between the first and the second is known: nothing. */
  private static void returned(Rule rule, DetectionState state, Consumer<Firing> firings) {
    List<DetectionEntry> entries = state.getEntries();
    DetectionEntry last = entries.remove(0);
    long limit = limit(rule);
    long silent = Saturating.minus(entries.get(0).getTime(), last.getTime());
    if (silent > limit) {
      firings.accept(firing(state, last, limit, silent, "yes"));
    }
  }

  private static Firing firing(
      DetectionState state, DetectionEntry last, long limit, long silent, String back) {
    long at = Saturating.plus(last.getTime(), limit);
    Evidence evidence = new Evidence(last.getTime(), last.getEvidence());
    DetectionHit hit = DetectionHit.newBuilder(state.getLastHit()).build();
    hit.setTime(at);
    hit.setEventId(evidence.eventId());
    hit.setSessionId(evidence.sessionId());
    return new Firing(
        hit,
        at,
        last.getTime(),
        at,
        silent / SECOND,
        limit / SECOND,
        silent,
        List.of(evidence),
        Map.of("back", back),
        last.getFired());
  }

  @Override
  public long nextArrival(Rule rule, DetectionState state) {
    List<DetectionEntry> entries = state.getEntries();
    if (entries.isEmpty()) {
      return Long.MAX_VALUE;
    }
    DetectionEntry last = entries.get(0);
    long back = entries.size() > 1 ? entries.get(1).getTime() : Long.MAX_VALUE;
    long due =
        last.getFired()
            ? Long.MAX_VALUE
            : Saturating.plus(Saturating.plus(last.getTime(), limit(rule)), 1);
    return Math.min(back, due);
  }

  private static long limit(Rule rule) {
    return Saturating.micros(((Detector.Silence) rule.detector()).limit());
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    if (givenUp(rule, state) < now) {
      state.getEntries().clear();
    }
    return !state.getEntries().isEmpty();
  }

  private static long givenUp(Rule rule, DetectionState state) {
    List<DetectionEntry> entries = state.getEntries();
    if (entries.size() != 1 || !entries.get(0).getFired()) {
      return Long.MAX_VALUE;
    }
    long at = Saturating.plus(entries.get(0).getTime(), limit(rule));
    return Saturating.plus(at, GIVEN_UP);
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    return Saturating.plus(givenUp(rule, state), 1);
  }
}

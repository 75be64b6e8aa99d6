package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A number that jumps from one hit of a key to the next, in order of time and then of what they
 * came from. Hits without a number, or whose number is none, are not looked at; nor are jumps over
 * more than {@value #MOST_APART_DAYS} days.
 *
 * <p>Told at once, and not withdrawn. A late hit is judged by the one before it, and the one after
 * it by the late one. So there is a firing in the end for every jump there is; and besides for one
 * that a late hit between the two turned out to be none.
 *
 * <p>Bounded: the latest {@value #MOST} hits are kept; one that is later than all of them is not
 * looked at.
 *
 * <p>Facts: {@code before} and {@code after}, the two numbers.
 */
final class JumpMachine implements Machine {

  static final int MOST = 64;
  private static final int MOST_APART_DAYS = 30;
  private static final long MOST_APART = Saturating.micros(Duration.ofDays(MOST_APART_DAYS));
  private static final Comparator<DetectionEntry> ORDER =
      Comparator.comparingLong(DetectionEntry::getTime).thenComparingLong(DetectionEntry::getId);

  @Override
  public void take(Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    if (hit.getValue() == null || !Double.isFinite(hit.getValue())) {
      return;
    }
    String name = Evidence.of(hit).name();
    DetectionEntry entry =
        new DetectionEntry(
            hit.getTime(), hit.getInput(), hit.getValue(), 0L, ItemHash.of(name), name, false);
    List<DetectionEntry> entries = state.getEntries();
    int place = entries.size();
    while (place > 0 && ORDER.compare(entries.get(place - 1), entry) > 0) {
      place--;
    }
    boolean known = place > 0 && ORDER.compare(entries.get(place - 1), entry) == 0;
    if (known || place == 0 && entries.size() >= MOST) {
      return;
    }
    entries.add(place, entry);
    Detector.Jump jump = (Detector.Jump) rule.detector();
    judge(jump, entries, place, hit, firings);
    judge(jump, entries, place + 1, hit, firings);
    if (entries.size() > MOST) {
      entries.remove(0);
    }
  }

  private static void judge(
      Detector.Jump jump,
      List<DetectionEntry> entries,
      int at,
      DetectionHit hit,
      Consumer<Firing> firings) {
    if (at == 0 || at == entries.size() || entries.get(at).getFired()) {
      return;
    }
    DetectionEntry before = entries.get(at - 1);
    DetectionEntry after = entries.get(at);
    double by = Math.abs(after.getValue() - before.getValue());
    long apart = Saturating.minus(after.getTime(), before.getTime());
    if (by > jump.limit() && apart <= MOST_APART) {
      after.setFired(true);
      firings.accept(
          new Firing(
              hit,
              after.getTime(),
              before.getTime(),
              after.getTime(),
              by,
              jump.limit(),
              apart,
              List.of(evidence(before), evidence(after)),
              Map.of("before", text(before.getValue()), "after", text(after.getValue())),
              false));
    }
  }

  private static Evidence evidence(DetectionEntry entry) {
    return new Evidence(entry.getTime(), entry.getEvidence());
  }

  private static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** Keeps the last before {@code now}, which what comes next is judged by. */
  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    List<DetectionEntry> entries = state.getEntries();
    while (entries.size() > 1 && entries.get(1).getTime() < now) {
      entries.remove(0);
    }
    long oldest = Saturating.minus(now, MOST_APART);
    entries.removeIf(entry -> entry.getTime() < oldest);
    return !entries.isEmpty();
  }

  @Override
  public long next(Rule rule, DetectionState state) {
    List<DetectionEntry> entries = state.getEntries();
    if (entries.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long last = entries.get(entries.size() - 1).getTime();
    return Saturating.plus(Saturating.plus(last, MOST_APART), 1);
  }
}

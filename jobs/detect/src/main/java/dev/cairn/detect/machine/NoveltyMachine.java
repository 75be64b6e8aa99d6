package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionSeen;
import dev.cairn.schemas.DetectionState;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that was never seen with a key before.
 *
 * <p>An item is new at a hit if no other hit of it came at most {@code forget} before; that is at
 * least the length of a finding's period. A key is learned about for {@code learn}, counted from
 * the begin of the period of its first hit, or of the first after {@code forget} without any. What
 * is new in a period that begins before that is over is not told.
 *
 * <p>Told once for an item and a period of findings; told at once, and not withdrawn. So late hits
 * leave the findings, their periods and counts as they are, with these exceptions. If an item's
 * first hit comes after a later one, and they lie in different periods, both periods have a
 * finding: the true one, and one more. If the hit that shows that a key has been known for long
 * enough comes only after what is new, that is not told. Which of an item's hits within a period
 * stands for it is the first to come.
 *
 * <p>Bounded: {@code most} items at a time. The item that takes the last place is told with {@code
 * limits} saying so; from then on nothing new is told until places are free again (the key's items
 * not seen for {@code forget}) and the key has been learned about anew. While it is so, the order
 * of hits matters.
 *
 * <p>Facts: {@code known}, how many other items were known; {@code limits}, empty or what is not
 * told any more.
 *
 * <p>Of the state it uses {@code seen}, with item 0 for hits of the key at all, and {@code last}:
 * the latest hit for whose item there was no place.
 */
final class NoveltyMachine implements Machine {

  private static final long ANY = 0;

  @Override
  public void take(Rule rule, DetectionState state, DetectionHit hit, Consumer<Firing> firings) {
    Detector.Novelty novelty = (Detector.Novelty) rule.detector();
    long forget = forget(rule);
    long time = hit.getTime();
    long item = ItemHash.of(hit.getItem());
    SeenRuns seen = new SeenRuns(state.getSeen(), forget);
    boolean known = seen.find(item, time) != null;
    if (!known && !hasPlace(seen, novelty, Saturating.minus(time, forget), forget)) {
      if (seen.find(ANY, time) != null) {
        seen.add(ANY, time);
      }
      state.setLast(Math.max(state.getLast(), time));
      return;
    }
    seen.add(ANY, time);
    long before = seen.add(item, time);
    boolean told =
        before <= time
            || before != Long.MAX_VALUE
                && PeriodSlots.start(rule, before) == PeriodSlots.start(rule, time);
    if (!told && isLearned(rule, seen, state, time)) {
      firings.accept(firing(hit, seen.others(ANY) - 1, novelty.most()));
    }
  }

  // what is forgotten anyhow goes first, with as much time again for late hits
  private static boolean hasPlace(
      SeenRuns seen, Detector.Novelty novelty, long oldest, long forget) {
    if (seen.others(ANY) < novelty.most()) {
      return true;
    }
    seen.forget(Saturating.minus(oldest, forget));
    return seen.others(ANY) < novelty.most();
  }

  private static boolean isLearned(Rule rule, SeenRuns seen, DetectionState state, long time) {
    DetectionSeen key = seen.find(ANY, time);
    long learn = Saturating.micros(((Detector.Novelty) rule.detector()).learn());
    long since = Math.max(key.getFirst(), state.getLast());
    // by whole periods of findings: within one the order of hits must not count
    return PeriodSlots.start(rule, time)
        >= Saturating.plus(PeriodSlots.start(rule, since), learn);
  }

  private static Firing firing(DetectionHit hit, int known, int most) {
    String limits =
        known + 1 < most
            ? ""
            : "no more than " + most + " are told apart: what else is new is not told";
    return new Firing(
        hit,
        hit.getTime(),
        Double.NaN,
        Double.NaN,
        0,
        Map.of("known", Integer.toString(known), "limits", limits));
  }

  private static long forget(Rule rule) {
    long forget = Saturating.micros(((Detector.Novelty) rule.detector()).forget());
    return Math.max(forget, PeriodSlots.length(rule));
  }

  @Override
  public boolean forget(
      Rule rule, DetectionState state, long now, Consumer<Firing> firings) {
    long forget = forget(rule);
    new SeenRuns(state.getSeen(), forget).forget(Saturating.minus(now, forget));
    return !state.getSeen().isEmpty();
  }

  /** When all of the key is forgotten: single items stay until then, or until there is no place. */
  @Override
  public long next(Rule rule, DetectionState state) {
    if (state.getSeen().isEmpty()) {
      return Long.MAX_VALUE;
    }
    long forget = forget(rule);
    long last = new SeenRuns(state.getSeen(), forget).last(ANY);
    return Saturating.plus(Saturating.plus(last, forget), 1);
  }
}

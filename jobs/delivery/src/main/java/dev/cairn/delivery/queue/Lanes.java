package dev.cairn.delivery.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a receiver is still to get. Of each lane (a finding) one thing at a time is in flight, so a
 * newer version never arrives before an older one; an older one that waits when a newer one comes is
 * left out. Several lanes are in flight at once, up to a limit. What fails comes again after a
 * delay; what is refused, or has failed for too long, is dispatched as given up until it is ended.
 * Times are milliseconds and only ever grow. Not thread-safe.
 *
 * @param <T> what is delivered
 */
public final class Lanes<T> {

  private final RetryPlan retry;
  private final int most;
  private final RandomGenerator random;
  private final Map<String, Lane<T>> lanes = new HashMap<>();
  private final TreeSet<Lane<T>> waiting =
      new TreeSet<>(
          Comparator.<Lane<T>>comparingLong(lane -> lane.due).thenComparingLong(lane -> lane.order));
  private long order;
  private int inFlight;
  private long restUntil = Long.MIN_VALUE;

  /**
   * Holds nothing yet.
   *
   * @param most how many may be in flight at once, from 1
   * @param random for the delays
   */
  public Lanes(RetryPlan retry, int most, RandomGenerator random) {
    this.retry = retry;
    this.most = most;
    this.random = random;
  }

  /** Takes one in; returns the older one that it takes the turn of, which is not delivered. */
  public Optional<Work<T>> offer(Work<T> work, long now) {
    Lane<T> lane = lanes.get(work.lane());
    if (lane == null) {
      lane = new Lane<>(work.lane(), order++, work, now);
      lanes.put(work.lane(), lane);
      waiting.add(lane);
      return Optional.empty();
    }
    // one that was refused while a newer one came keeps its turn, until it is ended
    if (lane.inFlight || lane.next != null) {
      Work<T> before = lane.next;
      if (before != null && before.version() >= work.version()) {
        return Optional.of(work);
      }
      lane.next = work;
      return Optional.ofNullable(before);
    }
    if (lane.current.version() >= work.version()) {
      return Optional.of(work);
    }
    Work<T> before = lane.current;
    lane.replace(work);
    return Optional.of(before);
  }

  /** What is to be done now; it is in flight until one of the following is told of it. */
  public List<Dispatch<T>> due(long now) {
    List<Dispatch<T>> dispatches = new ArrayList<>();
    while (inFlight < most && !waiting.isEmpty() && readyAt() <= now) {
      Lane<T> lane = waiting.pollFirst();
      lane.inFlight = true;
      inFlight++;
      if (lane.tries == 0) {
        lane.firstTry = now;
      }
      dispatches.add(new Dispatch<>(lane.current, lane.tries, lane.givenUp));
    }
    return dispatches;
  }

  /** It is delivered, or its dead letter is written. */
  public void ended(Work<T> work, long now) {
    Lane<T> lane = landed(work);
    if (lane == null) {
      return;
    }
    if (lane.next == null) {
      lanes.remove(lane.name);
      return;
    }
    lane.replace(lane.next);
    lane.next = null;
    lane.failures = 0;
    again(lane, now);
  }

  /**
   * It failed, and may succeed another time.
   *
   * @param reason why, for a dead letter
   * @param notBefore no further try of this receiver before; {@link Long#MIN_VALUE} for none
   * @param skipped hears what a newer version takes the turn of
   * @return whether it comes again; if not, it is given up
   */
  public boolean failed(
      Work<T> work, String reason, long notBefore, long now, Consumer<Work<T>> skipped) {
    Lane<T> lane = landed(work);
    if (lane == null) {
      return true;
    }
    restUntil = Math.max(restUntil, notBefore);
    lane.tries++;
    lane.failures++;
    long due = now + retry.delay(lane.failures, random);
    if (lane.next != null) {
      skipped.accept(lane.current);
      lane.replace(lane.next);
      lane.next = null;
    } else if (retry.isOver(lane.tries, Math.max(due, restUntil) - lane.firstTry)) {
      lane.givenUp = reason;
      due = now;
    }
    again(lane, due);
    return lane.givenUp == null;
  }

  /** It was refused for good, for this reason. */
  public void refused(Work<T> work, String reason, long now) {
    Lane<T> lane = landed(work);
    if (lane != null) {
      lane.tries++;
      lane.givenUp = reason;
      again(lane, now);
    }
  }

  /** Its dead letter could not be written: it stays given up, and comes again later. */
  public void deadLetterFailed(Work<T> work, long again) {
    Lane<T> lane = landed(work);
    if (lane != null) {
      again(lane, again);
    }
  }

  /** Forgets what came from a partition. */
  public void forget(int partition) {
    lanes
        .values()
        .removeIf(
            lane -> {
              if (lane.current.position().partition() != partition) {
                return false;
              }
              waiting.remove(lane);
              inFlight -= lane.inFlight ? 1 : 0;
              return true;
            });
  }

  /** How many are in flight. */
  public int inFlight() {
    return inFlight;
  }

  /** When something may be done next, if nothing else happens; empty if nothing waits. */
  public OptionalLong nextDue() {
    return waiting.isEmpty() || inFlight >= most
        ? OptionalLong.empty()
        : OptionalLong.of(readyAt());
  }

  /** The time of the oldest record that is not yet done; empty if all are. */
  public OptionalLong oldest() {
    return lanes.values().stream().mapToLong(lane -> lane.current.time()).min();
  }

  private long readyAt() {
    return Math.max(waiting.first().due, restUntil);
  }

  private Lane<T> landed(Work<T> work) {
    Lane<T> lane = lanes.get(work.lane());
    if (lane == null || !lane.inFlight || lane.current != work) {
      return null; // forgotten meanwhile
    }
    lane.inFlight = false;
    inFlight--;
    return lane;
  }

  private void again(Lane<T> lane, long due) {
    lane.due = due;
    waiting.add(lane);
  }
}

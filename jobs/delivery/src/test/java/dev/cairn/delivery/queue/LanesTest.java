package dev.cairn.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final RetryPlan PLAN =
      new RetryPlan(3, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(8));

  private final Lanes<String> lanes = new Lanes<>(PLAN, 2, new Random(1));
  private final List<Work<String>> skipped = new ArrayList<>();

  @Test
  void aNewerVersionWaitsForTheOlderOneInFlight() {
    Work<String> first = offer("a", 1);
    assertThat(due(0)).containsExactly(first);
    Work<String> second = offer("a", 2);

    assertThat(due(0)).isEmpty();
    lanes.ended(first, 5);
    assertThat(due(5)).containsExactly(second);
  }

  @Test
  void anOlderOneThatWaitsIsLeftOutWhenANewerOneComes() {
    Work<String> first = offer("a", 1);
    due(0);
    Work<String> second = offer("a", 2);
    Work<String> third = offer("a", 3);

    assertThat(skipped).containsExactly(second);
    lanes.ended(first, 5);
    assertThat(due(5)).containsExactly(third);
  }

  @Test
  void whatIsOlderThanWhatWaitsIsLeftOutItself() {
    Work<String> third = offer("a", 3);
    Work<String> second = offer("a", 2);

    assertThat(skipped).containsExactly(second);
    assertThat(due(0)).containsExactly(third);
  }

  @Test
  void noMoreAreInFlightThanAllowed() {
    offer("a", 1);
    offer("b", 1);
    Work<String> c = offer("c", 1);

    List<Work<String>> started = due(0);

    assertThat(started).hasSize(2).doesNotContain(c);
    assertThat(lanes.nextDue()).isEmpty();
    lanes.ended(started.get(0), 1);
    assertThat(due(1)).containsExactly(c);
  }

  @Test
  void whatFailsComesAgainLaterAndThenIsGivenUp() {
    Work<String> work = offer("a", 1);
    due(0);
    assertThat(fail(work, 0)).isTrue();
    long again = lanes.nextDue().orElseThrow();
    assertThat(again).isBetween(500L, 1_000L);
    assertThat(due(again - 1)).isEmpty();
    assertThat(due(again)).containsExactly(work);
    assertThat(fail(work, again)).isTrue();
    long third = lanes.nextDue().orElseThrow();
    assertThat(third - again).isBetween(1_000L, 2_000L);
    due(third);

    assertThat(fail(work, third)).isFalse();

    assertThat(lanes.due(third)).containsExactly(new Dispatch<>(work, 3, "http_503"));
    lanes.ended(work, third);
    assertThat(lanes.oldest()).isEmpty();
  }

  @Test
  void itIsGivenUpRatherThanTriedTooLate() {
    Work<String> work = offer("a", 1);
    due(0);

    assertThat(lanes.failed(work, "http_429", 60_000, 0, skipped::add)).isFalse();
  }

  @Test
  void aReceiverThatAsksForPatienceGetsNothingMeanwhile() {
    Work<String> a = offer("a", 1);
    due(0);
    lanes.failed(a, "http_429", 30_000, 10, skipped::add);
    Work<String> b = offer("b", 1);

    assertThat(due(29_999)).isEmpty();
    assertThat(lanes.nextDue()).hasValue(30_000);
    assertThat(due(30_000)).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void aNewerVersionTakesTheTurnOfAFailedOneAndWaitsAsLong() {
    Work<String> first = offer("a", 1);
    due(0);
    fail(first, 0);
    long again = lanes.nextDue().orElseThrow();
    Work<String> second = offer("a", 2);

    assertThat(skipped).containsExactly(first);
    assertThat(due(again - 1)).isEmpty();
    assertThat(due(again)).containsExactly(second);
  }

  @Test
  void whatFailsWhileANewerOneWaitsIsLeftOut() {
    Work<String> first = offer("a", 1);
    due(0);
    Work<String> second = offer("a", 2);

    assertThat(fail(first, 0)).isTrue();

    assertThat(skipped).containsExactly(first);
    assertThat(due(10_000)).containsExactly(second);
  }

  @Test
  void whatIsRefusedIsGivenUpAtOnceAndStaysSoUntilItsDeadLetterIsWritten() {
    Work<String> work = offer("a", 1);
    due(0);
    lanes.refused(work, "http_400", 1);
    Dispatch<String> dead = new Dispatch<>(work, 1, "http_400");
    assertThat(lanes.due(1)).containsExactly(dead);

    lanes.deadLetterFailed(work, 5_000);

    assertThat(lanes.due(4_999)).isEmpty();
    assertThat(lanes.due(5_000)).containsExactly(dead);
  }

  @Test
  void theNewestFollowsOneThatWasRefusedWhileANewerOneWaited() {
    Work<String> first = offer("a", 1);
    due(0);
    Work<String> second = offer("a", 2);
    lanes.refused(first, "http_400", 1);
    Work<String> third = offer("a", 3);

    assertThat(skipped).containsExactly(second);
    assertThat(due(1)).containsExactly(first);
    lanes.ended(first, 2);
    assertThat(due(2)).containsExactly(third);
  }

  @Test
  void whatComesBackFromAForgottenPartitionIsNotHeard() {
    Work<String> work = offer("a", 1);
    due(0);
    lanes.forget(0);
    assertThat(lanes.inFlight()).isZero();
    Work<String> same = offer("a", 1);
    due(1);

    lanes.ended(work, 2);

    assertThat(lanes.inFlight()).isEqualTo(1);
    lanes.ended(same, 3);
    assertThat(lanes.inFlight()).isZero();
  }

  @Test
  void theOldestIsThatOfTheRecordsNotDone() {
    offer("a", 7);
    offer("b", 3);

    assertThat(lanes.oldest()).hasValue(3);
  }

  private Work<String> offer(String lane, long version) {
    Work<String> work = new Work<>(lane, version, new Position(0, version), version, "");
    lanes.offer(work, 0).ifPresent(skipped::add);
    return work;
  }

  private List<Work<String>> due(long now) {
    return lanes.due(now).stream().map(Dispatch::work).toList();
  }

  private boolean fail(Work<String> work, long now) {
    return lanes.failed(work, "http_503", Long.MIN_VALUE, now, skipped::add);
  }
}

package dev.cairn.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Lanes and progress together, against a receiver that does anything. */
class DeliveryPropertyTest {

  private static final RetryPlan PLAN =
      new RetryPlan(3, Duration.ofMinutes(5), Duration.ofMillis(10), Duration.ofMillis(100));

  @Property(tries = 300)
  void nothingIsLostAndNoOlderVersionFollowsANewerOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int inFlight) {
    new Story(new Random(seed), inFlight).tell();
  }

  private static final class Story {
    private final Random random;
    private final Lanes<String> lanes;
    private final Progress progress = new Progress();
    private final List<Dispatch<String>> flying = new ArrayList<>();
    private final Map<String, Long> delivered = new HashMap<>();
    private final Map<String, TreeSet<Long>> heard = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private long now;

    Story(Random random, int inFlight) {
      this.random = random;
      this.lanes = new Lanes<>(PLAN, inFlight, random);
    }

    void tell() {
      progress.assign(0, 0);
      for (long offset = 0; offset < 60; offset++) {
        offer(offset);
        step();
      }
      for (int i = 0; i < 10_000 && progress.pending() > 0; i++) {
        step();
      }

      assertThat(progress.pending()).isZero();
      assertThat(progress.committable()).containsExactly(Map.entry(0, 60L));
      newest.forEach((lane, version) -> assertThat(heard.get(lane).last()).isEqualTo(version));
    }

    private void offer(long offset) {
      String lane = "f" + random.nextInt(6);
      long version = newest.merge(lane, 1 + random.nextLong(3), Long::sum);
      Work<String> work = new Work<>(lane, version, new Position(0, offset), 0, "");
      progress.begin(work.position());
      lanes.offer(work, now).ifPresent(old -> progress.end(old.position()));
    }

    private void step() {
      now += random.nextInt(30);
      for (Dispatch<String> dispatch : lanes.due(now)) {
        assertThat(flying).noneMatch(f -> f.work().lane().equals(dispatch.work().lane()));
        flying.add(dispatch);
      }
      if (!flying.isEmpty() && random.nextInt(3) > 0) {
        land(flying.remove(random.nextInt(flying.size())));
      }
    }

    private void land(Dispatch<String> dispatch) {
      Work<String> work = dispatch.work();
      boolean dead = dispatch.givenUp() != null;
      int luck = random.nextInt(10);
      if (luck < 4) {
        end(work);
      } else if (dead) {
        lanes.deadLetterFailed(work, now + 5);
      } else if (luck < 6) {
        lanes.refused(work, "http_400", now);
      } else {
        lanes.failed(work, "http_503", now + luck, now, old -> progress.end(old.position()));
      }
    }

    private void end(Work<String> work) {
      assertThat(work.version()).isGreaterThan(delivered.getOrDefault(work.lane(), 0L));
      delivered.put(work.lane(), work.version());
      heard.computeIfAbsent(work.lane(), any -> new TreeSet<>()).add(work.version());
      progress.end(work.position());
      lanes.ended(work, now);
    }
  }
}

package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.testkit.azure.AzuriteUnavailableException;
import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.WatchedRequest;
import dev.cairn.testkit.faults.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive job on a WORM blob store and a key vault, killed with {@code kill -9} at named and at
 * random moments, rescaled with each start, its requests failing at random, its broker restarted:
 * in the end every record is archived exactly once, and both verdicts are good.
 *
 * <p>The system property {@code cairn.fire.kills} says how many random moments; the default keeps
 * the test short. What happened is written to {@code target/under-fire.json}.
 */
class UnderFireIT {

  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final int RANDOM_KILLS = Integer.getInteger("cairn.fire.kills", 3);
  private static final long SEED = Long.getLong("cairn.fire.seed", 1);
  private static final int[] PARALLELISM = {1, 3, 2};
  private static final int RECORDS = 120;

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final Map<KillMoment, Integer> named = new EnumMap<>(KillMoment.class);
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private int starts;
  private int randomKills;
  private int restartsOfKafka;

  @Test
  void killedAndBesetTheArchiveHoldsEveryRecordOnce() throws Exception {
    Instant began = Instant.now();
    try (FireGround ground = new FireGround(directory);
        FireRecords records = new FireRecords(ground.bootstrapServers())) {
      for (KillMoment moment : KillMoment.values()) {
        records.send(RECORDS);
        killAt(moment, ground);
      }
      for (int kill = 0; kill < RANDOM_KILLS; kill++) {
        records.send(RECORDS);
        killSomeTime(ground, kill % 5 == 1);
      }
      calm(ground);
      runUntilArchived(ground, records.total());
      JsonNode report = verify(ground);
      write(report, records.total(), ground, began);
      assertThat(report.at("/integrity").asText()).as("%s", report).isEqualTo("good");
      assertThat(report.at("/completeness").asText()).as("%s", report).isEqualTo("good");
      assertThat(offsets(report)).isEqualTo(records.total());
      assertThat(report.at("/worm").asBoolean()).isTrue();
    } catch (AzuriteUnavailableException e) {
      Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
  }

  private void killAt(KillMoment moment, FireGround ground) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    AtomicBoolean staged = new AtomicBoolean();
    beset(ground, new StopAt(moment, reached, killed, staged, this::count));
    Path output = directory.resolve("killed.log");
    try (ForkedCairn job = start(ground, output)) {
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (!reached.await(1, TimeUnit.MILLISECONDS)) {
        if (moment == KillMoment.BEFORE_THE_CHECKPOINT && staged.get() && half(ground)) {
          reached.countDown();
        }
        assertThat(job.isAlive()).as("%s: %s", moment, Files.readString(output)).isTrue();
        assertThat(System.nanoTime()).as("%s was reached", moment).isLessThan(deadline);
      }
      job.kill();
      named.merge(moment, 1, Integer::sum);
    } finally {
      killed.countDown();
    }
  }

  private void killSomeTime(FireGround ground, boolean restartKafka) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    beset(
        ground,
        new Watcher() {
          @Override
          public void beforeForwarding(WatchedRequest request) {
            if (KillMoment.isUnder("events/", request)) {
              asked.countDown();
            }
          }

          @Override
          public void onFault(WatchedRequest request, Fault fault) {
            count(fault);
          }
        });
    Path output = directory.resolve("killed.log");
    try (ForkedCairn job = start(ground, output)) {
      assertThat(asked.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
          .as("The job got to work: %s", Files.readString(output))
          .isTrue();
      if (restartKafka) {
        ground.restartKafka();
        restartsOfKafka++;
      }
      Thread.sleep(random.nextInt(2_500));
      assertThat(job.isAlive()).as(Files.readString(output)).isTrue();
      job.kill();
      randomKills++;
    }
  }

  private ForkedCairn start(FireGround ground, Path output) throws IOException {
    int number = starts++;
    return ground.startJob(
        output,
        PARALLELISM[number % PARALLELISM.length],
        number % 4 == 3 ? Duration.ofSeconds(2) : Duration.ZERO,
        number % 2 == 1);
  }

  private void beset(FireGround ground, Watcher watcher) {
    Map<Fault, Double> some =
        Map.of(
            Fault.unavailable(), 0.03,
            Fault.throttled(Duration.ofSeconds(1)), 0.01,
            Fault.resetBefore(), 0.02,
            Fault.answerLost(), 0.02,
            Fault.halfAnswer(), 0.01,
            Fault.delay(Duration.ofMillis(150)), 0.05);
    ground.store().watcher(watcher);
    ground.store().plan(FaultPlan.random(random.nextLong(), some));
    ground.keys().plan(FaultPlan.random(random.nextLong(), some));
  }

  private static void calm(FireGround ground) {
    ground.store().watcher(Watcher.NONE);
    ground.store().plan(FaultPlan.none());
    ground.keys().plan(FaultPlan.none());
  }

  private void count(Fault fault) {
    faults.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
  }

  /** Whether a checkpoint was begun and is not complete. */
  private static boolean half(FireGround ground) throws IOException {
    if (Files.notExists(ground.checkpoints())) {
      return false;
    }
    try (Stream<Path> jobs = Files.list(ground.checkpoints())) {
      for (Path job : jobs.filter(Files::isDirectory).toList()) {
        try (Stream<Path> checkpoints = Files.list(job)) {
          if (checkpoints.anyMatch(
              path ->
                  path.getFileName().toString().startsWith("chk-")
                      && Files.notExists(path.resolve("_metadata")))) {
            return true;
          }
        } catch (IOException | java.io.UncheckedIOException e) {
          // checkpoints come and go while the job runs
        }
      }
    }
    return false;
  }

  private void runUntilArchived(FireGround ground, long total) throws Exception {
    Path output = directory.resolve("last.log");
    try (ForkedCairn job = start(ground, output)) {
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (offsets(verifyQuickly(ground)) < total) {
        assertThat(job.isAlive()).as(Files.readString(output)).isTrue();
        assertThat(System.nanoTime()).as("archived in time").isLessThan(deadline);
      }
      job.stop();
      job.await(LIMIT.toSeconds());
    }
  }

  private JsonNode verifyQuickly(FireGround ground) throws Exception {
    return verify(ground, "--archive", FireGround.ARCHIVE);
  }

  private JsonNode verify(FireGround ground) throws Exception {
    return verify(ground, ground.archive().toArray(new String[0]));
  }

  private JsonNode verify(FireGround ground, String... archive) throws Exception {
    Path output = directory.resolve("verify.json");
    String[] arguments =
        Stream.concat(Stream.of("verify", "--json"), Stream.of(archive)).toArray(String[]::new);
    try (ForkedCairn verify = ground.start(output, arguments)) {
      verify.await(LIMIT.toSeconds());
    }
    return new ObjectMapper().readTree(output.toFile());
  }

  private static long offsets(JsonNode report) {
    return report.at("/offsets_archived").asLong();
  }

  private void write(JsonNode report, long records, FireGround ground, Instant began)
      throws IOException {
    var summary = new ObjectMapper().createObjectNode();
    summary.put("seed", SEED).put("records", records).put("starts", starts);
    summary.put("random_kills", randomKills).put("kafka_restarts", restartsOfKafka);
    var moments = summary.putObject("named_kills");
    named.forEach((moment, count) -> moments.put(moment.name(), count));
    var met = summary.putObject("store_faults");
    new TreeMap<>(faults).forEach(met::put);
    summary.put("store_requests", ground.store().requests());
    summary.put("key_requests", ground.keys().requests());
    summary.put("seconds", Duration.between(began, Instant.now()).toSeconds());
    summary.set("verify", report);
    Files.writeString(Path.of("target", "under-fire.json"), summary.toPrettyString());
  }

  /** Stops the request of a moment until the job is dead. */
  private record StopAt(
      KillMoment moment,
      CountDownLatch reached,
      CountDownLatch killed,
      AtomicBoolean staged,
      java.util.function.Consumer<Fault> faults)
      implements Watcher {

    @Override
    public void beforeForwarding(WatchedRequest request) {
      if (moment.side() == KillMoment.Side.ASKED && moment.is(request)) {
        awaitKill();
        throw new IllegalStateException("who asked is dead");
      }
    }

    @Override
    public void afterAnswer(WatchedRequest request, int status) {
      if (KillMoment.WHILE_STAGING.is(request)) {
        staged.set(true);
      }
      if (moment.side() == KillMoment.Side.ANSWERED && moment.is(request) && status < 300) {
        awaitKill();
      }
    }

    @Override
    public void onFault(WatchedRequest request, Fault fault) {
      faults.accept(fault);
    }

    private void awaitKill() {
      reached.countDown();
      try {
        killed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

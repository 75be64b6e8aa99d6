package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.benchmarks.detectionspeed.Figures.Sheet;
import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.pipeline.detections.DetectionsJobConfig;
import dev.cairn.pipeline.detections.LocalDetectionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.testkit.kafka.KafkaBroker;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Cost and latency of the detections job between topics of a real broker. See the README. */
public final class JobMain {

  private static final int BROKER_HEAP_MEBIBYTES = 512;
  private static final int LIFE_USERS = 500;
  private static final int LIFE_DAYS = 4;
  private static final int PACED_RECORDS = 300_000;
  private static final long POLL_MILLIS = 100;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final JobOptions options;
  private final TestKafka kafka;
  private final Path work;
  private final Figures figures = new Figures();
  private int runs;

  private JobMain(JobOptions options, TestKafka kafka, Path work) {
    this.options = options;
    this.kafka = kafka;
    this.work = work;
  }

  /**
   * Prints tables to standard output and progress to standard error.
   *
   * @return false if the arguments are wrong; what was wrong is printed
   * @throws Exception if rules can't be read or have faults, or the job fails
   */
  public static boolean run(List<String> args) throws Exception {
    JobOptions options;
    try {
      options = JobOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(JobOptions.USAGE);
      return false;
    }
    Figures figures = measure(options);
    System.out.print(figures.text());
    if (options.json() != null) {
      figures.write(options.json());
    }
    return true;
  }

  static Figures measure(JobOptions options) throws Exception {
    SchemaClasses.trust();
    Path work = Files.createTempDirectory("cairn-detections-job-");
    try (KafkaBroker kafka =
        KafkaBroker.builder()
            .dataDir(work.resolve("kafka"))
            .heapMebibytes(BROKER_HEAP_MEBIBYTES)
            .start()) {
      JobMain main = new JobMain(options, kafka, work);
      main.throughput();
      main.latency();
      return main.figures;
    } finally {
      Directories.delete(work);
    }
  }

  private void throughput() throws Exception {
    if (options.records() == 0) {
      return;
    }
    LifeSample life = LifeSample.of(LIFE_USERS, LIFE_DAYS, options.records());
    life.writeTables(work.resolve("tables"));
    LifeTopics topics = new LifeTopics(kafka, "all.", life);
    topics.fill();
    Sheet sheet = figures.sheet("throughput", "round", "records", "CPU s", "records/CPU-s");
    for (int round = 0; round <= options.rounds(); round++) {
      DetectionsJobConfig config = config("round-" + round, topics);
      System.gc();
      double start = Cpu.seconds();
      try (LocalRun run = start(config, Until.END)) {
        await(run, run::isDone);
      }
      double spent = Cpu.seconds() - start;
      long records = life.records().size();
      sheet.add(round == 0 ? "warm-up" : "round " + round, records, spent, records / spent);
    }
  }

  private void latency() throws Exception {
    if (options.rates().isEmpty()) {
      return;
    }
    LifeSample life = LifeSample.of(LIFE_USERS, LIFE_DAYS, PACED_RECORDS);
    life.writeTables(work.resolve("tables"));
    Sheet sheet =
        figures.sheet(
            "latency", "records/s", "marks", "not told", "p50 ms", "p99 ms", "most ms",
            "sent/s", "CPU s/s", "versions told");
    for (int rate : options.rates()) {
      latency(life, rate, sheet);
    }
  }

  private void latency(LifeSample life, int rate, Sheet sheet) throws Exception {
    String name = "paced-" + rate;
    LifeTopics topics = new LifeTopics(kafka, name + ".", life);
    DetectionsJobConfig config = config(name, topics);
    Map<Integer, Long> sent = new HashMap<>();
    int records = Math.toIntExact(rate * options.length().toSeconds());
    try (LocalRun run = start(config, Until.CLOSED);
        FindingReader reader = new FindingReader(kafka, name + ".findings")) {
      // one mark alone: the job runs when it is told
      topics.pace(rate, 0, 1, options.every(), sent);
      await(run, () -> reader.seen().size() == 1);
      double start = Cpu.seconds();
      long began = System.nanoTime();
      long from = System.currentTimeMillis() + options.warmUp().toMillis();
      topics.pace(rate, options.every(), records, options.every(), sent);
      double seconds = (System.nanoTime() - began) / 1e9;
      double spent = Cpu.seconds() - start;
      await(run, () -> reader.seen().size() == sent.size());
      long[] latencies =
          sent.entrySet().stream()
              .filter(one -> one.getValue() >= from && reader.seen().containsKey(one.getKey()))
              .mapToLong(one -> reader.seen().get(one.getKey()) - one.getValue())
              .sorted()
              .toArray();
      sheet.add(
          String.valueOf(rate), (long) latencies.length,
          (long) sent.size() - reader.seen().size(), percentile(latencies, 50),
          percentile(latencies, 99), percentile(latencies, 100), records / seconds,
          spent / seconds, reader.versions());
    }
  }

  private static Long percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? null
        : (Long) sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / 100)];
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Until it holds, or the time is over: then what is missing shows in the figures. */
  private static void await(LocalRun run, Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!condition.holds() && System.nanoTime() < deadline) {
      // throws if the job has failed
      run.isDone();
      Thread.sleep(POLL_MILLIS);
    }
  }

  private LocalRun start(DetectionsJobConfig config, Until until) throws IOException {
    return LocalDetectionsRun.start(
        config, work.resolve("checkpoints-" + runs++), options.checkpoint(), until);
  }

  private DetectionsJobConfig config(String name, LifeTopics topics) throws Exception {
    kafka.createTopic(name + ".rules", 1);
    kafka.createTopic(name + ".findings", 1);
    LifeTopics.publish(
        kafka, name + ".rules", Marks.with(RuleFiles.read(options.directory())));
    return new DetectionsJobConfig(
        kafka.bootstrapServers(),
        Map.of(),
        topics.sources(),
        null,
        name + ".rules",
        name + ".findings",
        Map.of(),
        options.parallelism(),
        work.resolve("tables").toString());
  }
}

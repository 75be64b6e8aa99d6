package dev.cairn.benchmarks.sessions;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.benchmarks.Table;
import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.sessions.LocalSessionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import dev.cairn.testkit.kafka.KafkaBroker;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the sessions job over the same simulated day again and again. What is counted is the
 * processor time of this whole process, collections and compilation included, from before the job
 * starts until it has ended; the broker is a process of its own.
 */
public final class SessionsJobMain {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int BROKER_HEAP_MEBIBYTES = 512;
  private static final long POLL_MILLIS = 250;
  private static final double NANOS = 1e9;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final String SERVER_NAME = "mysql-1";
  private static final String SERVER = "10.1.2.10:3306";

  private record Round(long cpuNanos, long stateBytes) {}

  private final SessionsJobOptions options;
  private final TestKafka kafka;
  private final SimulatedDay topics;
  private final Path work;
  private int runs;

  private SessionsJobMain(
      SessionsJobOptions options, TestKafka kafka, SimulatedDay topics, Path work) {
    this.options = options;
    this.kafka = kafka;
    this.topics = topics;
    this.work = work;
  }

  /**
   * Prints a table to standard output.
   *
   * @return false if the arguments are wrong
   */
  public static boolean run(List<String> args) throws Exception {
    SessionsJobOptions options;
    try {
      options = SessionsJobOptions.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(SessionsJobOptions.USAGE);
      return false;
    }
    Path work = Files.createTempDirectory("cairn-sessions-job-");
    try (KafkaBroker kafka =
        KafkaBroker.builder()
            .dataDir(work.resolve("kafka"))
            .heapMebibytes(BROKER_HEAP_MEBIBYTES)
            .start()) {
      SimulatedDay topics = SimulatedDay.fill(kafka, options);
      System.out.print(new SessionsJobMain(options, kafka, topics, work).table());
    } finally {
      Directories.delete(work);
    }
    return true;
  }

  private String table() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "parallelism", "events", "statements", "CPU s", "events/CPU-s", "state bytes",
            "state bytes/event"));
    for (int parallelism : options.parallelism()) {
      double[] seconds = new double[options.rounds()];
      long state = 0;
      for (int round = -options.warmUp(); round < options.rounds(); round++) {
        Round result = round(parallelism);
        System.err.printf(
            Locale.ROOT,
            "parallelism %d, %s: %.1f CPU-seconds%n",
            parallelism,
            round < 0 ? "warm-up" : "round " + (round + 1),
            result.cpuNanos / NANOS);
        if (round >= 0) {
          seconds[round] = result.cpuNanos / NANOS;
          state = Math.max(state, result.stateBytes);
        }
      }
      Arrays.sort(seconds);
      double median = seconds[seconds.length / 2];
      rows.add(
          List.of(
              String.valueOf(parallelism),
              text("%,d", topics.events()),
              text("%,d", topics.statements()),
              text("%.1f", median),
              text("%,.0f", topics.events() / median),
              text("%,d", state),
              text("%.0f", (double) state / topics.events())));
    }
    return Table.of(rows);
  }

  private Round round(int parallelism) throws Exception {
    String name = "run-" + runs++;
    kafka.createTopic(name + ".sessions", parallelism);
    kafka.createTopic(name + ".attributions", parallelism);
    Path checkpoints = work.resolve(name);
    System.gc();
    long before = SYSTEM.getProcessCpuTime();
    long state = 0;
    long deadline = System.nanoTime() + LIMIT_NANOS;
    try (LocalRun run =
        LocalSessionsRun.start(
            config(name, parallelism), checkpoints, options.checkpoint(), Until.END)) {
      while (!run.isDone()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("The job did not end in ten minutes");
        }
        Thread.sleep(POLL_MILLIS);
        state = Math.max(state, size(checkpoints));
      }
      return new Round(SYSTEM.getProcessCpuTime() - before, state);
    } finally {
      Directories.delete(checkpoints);
    }
  }

  private SessionsJobConfig config(String name, int parallelism) {
    return new SessionsJobConfig(
        kafka.bootstrapServers(),
        Map.of(),
        topics.sources(),
        name + ".sessions",
        name + ".attributions",
        Map.of(SERVER_NAME, SERVER),
        SessionConfig.defaults(),
        SliceConfig.DEFAULT,
        MatcherConfig.DEFAULT.threshold(),
        parallelism);
  }

  /** Bytes in checkpoints; what is deleted meanwhile is left out, and so are working files. */
  private static long size(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    Path working = checkpoints.resolve("tmp");
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> !file.startsWith(working))
          .map(Path::toFile)
          .filter(java.io.File::isFile)
          .mapToLong(java.io.File::length)
          .sum();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}

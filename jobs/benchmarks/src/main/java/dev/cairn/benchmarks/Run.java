package dev.cairn.benchmarks;

import dev.cairn.benchmarks.Options.Part;
import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RetentionOfSources;
import dev.cairn.benchmarks.rounds.RoundResult;
import dev.cairn.benchmarks.rounds.WorkerConfig;
import dev.cairn.benchmarks.rounds.WorkerProcess;
import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One whole run: broker, workload, contenders by turns. */
final class Run implements AutoCloseable {

  private static final int BROKER_HEAP_MEBIBYTES = 512;

  private final Options options;
  private final Workload workload;
  private final Path keyFile;
  private final KafkaBroker kafka;
  private final Topics topics;
  private final Tally tally = new Tally();
  private final List<Long> brokerCpu = new ArrayList<>();

  private Run(
      Options options, Workload workload, Path keyFile, KafkaBroker kafka, Topics topics) {
    this.options = options;
    this.workload = workload;
    this.keyFile = keyFile;
    this.kafka = kafka;
    this.topics = topics;
  }

  static Run prepare(Options options) throws IOException {
    Path keyFile = options.work().resolve("keys.json");
    RetentionOfSources.createKeys(keyFile);
    note("starting Kafka and filling it …");
    KafkaBroker kafka =
        KafkaBroker.builder()
            .dataDir(options.work().resolve("kafka"))
            .heapMebibytes(BROKER_HEAP_MEBIBYTES)
            .start();
    try {
      Workload workload = Workload.ofEvents(options.events());
      Topics topics = Topics.fill(kafka, workload, options.partitions());
      return new Run(options, workload, keyFile, kafka, topics);
    } catch (IOException | RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  Results run() throws IOException, InterruptedException {
    if (options.parts().contains(Part.COMPARE)) {
      compare();
    }
    if (options.parts().contains(Part.ENCRYPTION)) {
      interleave(List.of(Contender.ARCHIVE_WRITER, Contender.ARCHIVE_WRITER_CLEAR));
    }
    List<SteadyRun.Outcome> steady = new ArrayList<>();
    if (options.parts().contains(Part.STEADY)) {
      SteadyRun run = new SteadyRun(kafka, options, keyFile, SteadyRun.values(workload));
      for (int rate : options.rates()) {
        note("steady, %,d records/s", rate);
        steady.add(run.run(rate));
      }
    }
    double[] broker = brokerCpu.stream().mapToDouble(Long::doubleValue).toArray();
    return new Results(
        options,
        "%s, %d processors, Java %s"
            .formatted(
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version")),
        topics,
        tally,
        broker.length == 0 ? 0 : (long) Tally.median(broker),
        steady);
  }

  private void compare() throws IOException {
    List<WorkerProcess> workers =
        start(
            List.of(
                Contender.PARSE,
                Contender.PARQUET_AVRO,
                Contender.FILE_SINK,
                Contender.ARCHIVE_JOB));
    try {
      rounds(workers);
      if (options.parts().contains(Part.VERIFY)) {
        // the archive of the last round still lies there
        Path archive = workers.get(workers.size() - 1).directory().resolve("archive");
        List<WorkerProcess> verifiers = new ArrayList<>();
        try {
          for (Contender verifier : List.of(Contender.VERIFY, Contender.VERIFY_ROWS)) {
            verifiers.add(WorkerProcess.start(config(verifier, archive), options.profiles()));
          }
          rounds(verifiers);
        } finally {
          close(verifiers);
        }
      }
    } finally {
      close(workers);
    }
  }

  private void interleave(List<Contender> contenders) throws IOException {
    List<WorkerProcess> workers = start(contenders);
    try {
      rounds(workers);
    } finally {
      close(workers);
    }
  }

  private List<WorkerProcess> start(List<Contender> contenders) throws IOException {
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (Contender contender : contenders) {
        workers.add(WorkerProcess.start(config(contender, null), options.profiles()));
      }
      return workers;
    } catch (IOException e) {
      close(workers);
      throw e;
    }
  }

  /** Everybody runs once, then everybody again: what disturbs the machine disturbs all alike. */
  private void rounds(List<WorkerProcess> workers) throws IOException {
    for (int round = -options.warmUp(); round < options.rounds(); round++) {
      for (WorkerProcess worker : workers) {
        Duration before = brokerTime();
        RoundResult result = worker.round();
        if (round >= 0) {
          tally.add(worker.contender(), result);
          if (worker.contender() == Contender.ARCHIVE_JOB) {
            brokerCpu.add(brokerTime().minus(before).toNanos());
          }
        }
        note(
            "%s  %s: %,.0f events per CPU-second",
            round < 0 ? "warm-up" : "round " + (round + 1),
            worker.contender().title(),
            result.eventsPerCpuSecond());
      }
    }
  }

  private WorkerConfig config(Contender contender, Path archive) {
    return new WorkerConfig(
        contender,
        options.events(),
        kafka.bootstrapServers(),
        topics.sources(),
        topics.records(),
        options.parallelism(),
        options.checkpoint().toMillis(),
        options.work().resolve(contender.name()).toString(),
        archive == null ? null : archive.toString(),
        keyFile.toString());
  }

  private Duration brokerTime() {
    return ProcessHandle.of(kafka.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static void close(List<WorkerProcess> workers) throws IOException {
    for (WorkerProcess worker : workers) {
      worker.close();
    }
  }

  private static void note(String format, Object... args) {
    System.err.println(format.formatted(args));
  }

  @Override
  public void close() {
    kafka.close();
  }
}

package dev.cairn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/** The result for programs: every round as measured, and the ratios. */
final class JsonReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static void write(Results results, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("machine", results.machine());
    root.put("parallelism", results.options().parallelism());
    root.put("checkpoint-ms", results.options().checkpoint().toMillis());
    root.put("steady-parallelism", results.options().steadyParallelism());
    root.put("steady-checkpoint-ms", results.options().steadyCheckpoint().toMillis());
    root.put("records", results.topics().records());
    root.put("raw-bytes", results.topics().rawBytes());
    root.put("gzip-bytes", results.topics().gzipBytes());
    root.put("broker-cpu-nanos", results.brokerCpuNanos());
    Tally tally = results.tally();
    ObjectNode contenders = root.putObject("contenders");
    tally
        .rounds()
        .forEach(
            (contender, rounds) -> {
              ObjectNode one = contenders.putObject(contender.name());
              one.put("title", contender.title());
              one.put("events-per-cpu-second", tally.eventsPerCpuSecond(contender));
              rounds.forEach(round -> one.withArray("rounds").add(round(round)));
            });
    ObjectNode ratios = root.putObject("ratios");
    if (tally.has(Contender.ARCHIVE_JOB)) {
      ratios.put("archive-job/file-sink", tally.ratio(Contender.ARCHIVE_JOB, Contender.FILE_SINK));
      ratios.put(
          "archive-job/parquet-avro", tally.ratio(Contender.ARCHIVE_JOB, Contender.PARQUET_AVRO));
    }
    if (tally.has(Contender.ARCHIVE_WRITER)) {
      ratios.put(
          "archive-writer/archive-writer-clear",
          tally.ratio(Contender.ARCHIVE_WRITER, Contender.ARCHIVE_WRITER_CLEAR));
    }
    for (SteadyRun.Outcome outcome : results.steady()) {
      ObjectNode one = root.withArray("steady").addObject();
      one.put("records-per-second", outcome.rate());
      one.put("records", outcome.records());
      one.put("p50-ms", outcome.p50Millis());
      one.put("p99-ms", outcome.p99Millis());
      one.put("max-ms", outcome.maxMillis());
      one.set("job", round(outcome.job()));
    }
    JSON.writeValue(file.toFile(), root);
  }

  private static ObjectNode round(RoundResult round) {
    ObjectNode node = JSON.createObjectNode();
    node.put("events", round.events());
    node.put("cpu-nanos", round.cpuNanos());
    node.put("wall-nanos", round.wallNanos());
    new TreeMap<>(round.figures()).forEach(node::put);
    return node;
  }
}

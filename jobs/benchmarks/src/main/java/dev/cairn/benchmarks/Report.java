package dev.cairn.benchmarks;

import static dev.cairn.benchmarks.rounds.Contender.ARCHIVE_JOB;
import static dev.cairn.benchmarks.rounds.Contender.ARCHIVE_WRITER;
import static dev.cairn.benchmarks.rounds.Contender.ARCHIVE_WRITER_CLEAR;
import static dev.cairn.benchmarks.rounds.Contender.FILE_SINK;
import static dev.cairn.benchmarks.rounds.Contender.PARQUET_AVRO;
import static dev.cairn.benchmarks.rounds.Contender.VERIFY;
import static dev.cairn.benchmarks.rounds.Contender.VERIFY_ROWS;

import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result for people: aligned tables. */
final class Report {

  private static final double MIB = 1 << 20;

  private final Results results;
  private final Tally tally;
  private final StringBuilder out = new StringBuilder();

  private Report(Results results) {
    this.results = results;
    this.tally = results.tally();
  }

  static String of(Results results) {
    return new Report(results).write();
  }

  private String write() {
    Topics topics = results.topics();
    line(
        "%s; %,d records, %.0f MiB raw, gzip -6 %.0f MiB",
        results.machine(), topics.records(), topics.rawBytes() / MIB, topics.gzipBytes() / MIB);
    line(
        "parallelism %d, checkpoint every %d ms, medians of %d rounds%n",
        results.options().parallelism(),
        results.options().checkpoint().toMillis(),
        results.options().rounds());
    contenders();
    ratios();
    threads();
    steady();
    return out.toString();
  }

  private void contenders() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "", "events", "events/CPU-s", "min", "max", "CPU s", "wall s", "bytes/event", "files",
            "heap MiB", "GC s"));
    for (Contender contender : tally.rounds().keySet()) {
      rows.add(
          List.of(
              contender.title(),
              whole(tally.median(contender, RoundResult::events)),
              whole(tally.eventsPerCpuSecond(contender)),
              whole(extreme(contender, true)),
              whole(extreme(contender, false)),
              tenths(tally.median(contender, RoundResult::cpuNanos) / 1e9),
              tenths(tally.median(contender, RoundResult::wallNanos) / 1e9),
              tenths(tally.median(contender, r -> perEvent(r, RoundResult.BYTES))),
              whole(figure(contender, RoundResult.FILES)),
              whole(figure(contender, RoundResult.HEAP_BYTES) / MIB),
              tenths(figure(contender, RoundResult.GC_NANOS) / 1e9)));
    }
    out.append(Table.of(rows));
  }

  private void ratios() {
    List<List<String>> rows = new ArrayList<>();
    if (tally.has(ARCHIVE_JOB)) {
      rows.add(List.of("archive job / FileSink (1.0)", hundredths(ARCHIVE_JOB, FILE_SINK)));
      rows.add(
          List.of(
              "archive job / parse + parquet-avro (0.7)", hundredths(ARCHIVE_JOB, PARQUET_AVRO)));
      rows.add(
          List.of(
              "gzip -6 of the raw lines, bytes/event",
              tenths(
                  results.topics().gzipBytes() / tally.median(ARCHIVE_JOB, RoundResult::events))));
      rows.add(
          List.of(
              "last checkpoint, backlog, bytes",
              whole(figure(ARCHIVE_JOB, RoundResult.CHECKPOINT_BYTES))));
      rows.add(
          List.of("broker's CPU s beside the archive job", tenths(results.brokerCpuNanos() / 1e9)));
    }
    if (tally.has(ARCHIVE_WRITER)) {
      double share = 1 - tally.ratio(ARCHIVE_WRITER, ARCHIVE_WRITER_CLEAR);
      rows.add(List.of("encryption's share of parse + write", tenths(share * 100) + " %"));
      rows.add(List.of("key calls, writing, one writer", keyCalls(ARCHIVE_WRITER)));
    }
    if (tally.has(VERIFY)) {
      rows.add(List.of("verify, CPU s per million events", perMillion(VERIFY)));
      rows.add(List.of("verify with rows, CPU s per million events", perMillion(VERIFY_ROWS)));
      rows.add(
          List.of("bytes verified, MiB", tenths(figure(VERIFY, RoundResult.BYTES) / MIB)));
      rows.add(List.of("key calls, verifying rows", keyCalls(VERIFY_ROWS)));
    }
    out.append(Table.of(rows));
  }

  /** Says what a ratio between one writer and several is worth. */
  private void threads() {
    if (tally.has(ARCHIVE_JOB) && tally.has(PARQUET_AVRO)) {
      line(
          "parse + parquet-avro is one thread, the jobs have %d: several writers at a time share"
              + " caches and memory,%nso that each of their CPU-seconds is worth less;"
              + " a fair ratio is that of parallelism 1%n",
          results.options().parallelism());
    }
  }

  private void steady() {
    if (results.steady().isEmpty()) {
      return;
    }
    line(
        "Steady rate of proxysql.query records, parallelism %d, checkpoint every %d ms;"
            + " from Kafka's timestamp to the visible manifest",
        results.options().steadyParallelism(),
        results.options().steadyCheckpoint().toMillis());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "records/s", "records", "p50 ms", "p99 ms", "max ms", "CPU s", "heap MiB",
            "checkpoint bytes", "files"));
    for (SteadyRun.Outcome at : results.steady()) {
      rows.add(
          List.of(
              whole(at.rate()),
              whole(at.records()),
              whole(at.p50Millis()),
              whole(at.p99Millis()),
              whole(at.maxMillis()),
              tenths(at.job().cpuNanos() / 1e9),
              whole(at.job().figure(RoundResult.HEAP_BYTES) / MIB),
              whole(at.job().figure(RoundResult.CHECKPOINT_BYTES)),
              whole(at.job().figure(RoundResult.FILES))));
    }
    out.append(Table.of(rows));
  }

  private String keyCalls(Contender contender) {
    return "%s for %s files"
        .formatted(
            whole(figure(contender, RoundResult.KEY_CALLS)),
            whole(figure(contender, RoundResult.FILES)));
  }

  private String perMillion(Contender contender) {
    return tenths(1e6 / tally.eventsPerCpuSecond(contender));
  }

  private double figure(Contender contender, String name) {
    return tally.median(contender, result -> result.figure(name));
  }

  private static double perEvent(RoundResult result, String name) {
    return result.figure(name) / (double) result.events();
  }

  private double extreme(Contender contender, boolean least) {
    var values =
        tally.rounds().get(contender).stream().mapToDouble(RoundResult::eventsPerCpuSecond);
    return (least ? values.min() : values.max()).orElseThrow();
  }

  private String hundredths(Contender of, Contender to) {
    return String.format(Locale.ROOT, "%.2f", tally.ratio(of, to));
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private void line(String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args)).append('\n');
  }
}

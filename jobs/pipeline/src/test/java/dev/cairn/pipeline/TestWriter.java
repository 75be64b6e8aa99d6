package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An archive writer with a clock, a store and a Kafka that a test holds; without Flink. */
final class TestWriter implements AutoCloseable {

  static final RetentionRules RULES = TestRules.of("proxysql.query");
  static final Retry RETRY = new Retry(4, Duration.ofMillis(1));

  final TaskOffsets offsets = new TaskOffsets();
  final FakeTopicLog log = new FakeTopicLog();
  private final ArchiveWriter writer;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  TestWriter(BlobStore store, TestClock clock, CommitTimes times, WriterLimits limits, int topics) {
    this(store, new TestDataKeys(), clock, times, limits, topics);
  }

  /** Topics are named t0, t1 …, of one partition each. */
  TestWriter(
      BlobStore store,
      DataKeys keys,
      TestClock clock,
      CommitTimes times,
      WriterLimits limits,
      int topics) {
    List<TopicSource> sources = new ArrayList<>();
    for (int i = 0; i < topics; i++) {
      sources.add(new TopicSource("t" + i, "proxysql.query", ZoneOffset.UTC));
      offsets.start(new TopicPartition("t" + i, 0), 0);
    }
    ArchiveJobConfig config =
        new ArchiveJobConfig(
            "nowhere:9092",
            Map.of(),
            sources,
            URI.create("file:///nowhere"),
            URI.create("keyfile:///nowhere"),
            null,
            times,
            1,
            false,
            limits,
            RULES);
    try {
      writer =
          new ArchiveWriter(
              config,
              new FileMaker(store, keys, RULES, "w", clock),
              offsets,
              log,
              RETRY,
              clock,
              () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next record of a topic: a statement begun at that time. */
  void write(int topic, Instant time) throws Exception {
    write(topic, time, 0);
  }

  /** The same with so many bytes of SQL. */
  void write(int topic, Instant time, int bytes) throws Exception {
    long offset = next.merge(new TopicPartition("t" + topic, 0), 1L, Long::sum) - 1;
    write(topic, offset, statement(time, "x".repeat(bytes)));
  }

  void skip(int topic, long offsets) {
    next.merge(new TopicPartition("t" + topic, 0), offsets, Long::sum);
  }

  void write(int topic, long offset, byte[] value) throws Exception {
    writer.write(new RawRecord("t" + topic, 0, offset, 1_795_381_103_000L, null, value), null);
  }

  /** What a checkpoint hands over; empty lists if nothing. */
  WriteResult checkpoint() throws Exception {
    return one(writer.prepareCommit());
  }

  WriteResult end() throws Exception {
    writer.flush(true);
    return one(writer.prepareCommit());
  }

  private static WriteResult one(Collection<WriteResult> results) {
    return results.isEmpty()
        ? new WriteResult(List.of(), List.of(), List.of())
        : results.iterator().next();
  }

  private static byte[] statement(Instant time, String sql) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    return """
        {"client":"10.0.0.1:5000","digest":"0x1","duration_us":10,"endtime_timestamp_us":%d,\
        "event":"COM_QUERY","hostgroup_id":10,"query":"SELECT '%s'","rows_sent":1,\
        "schemaname":"shop","server":"127.0.0.3:3306","starttime_timestamp_us":%d,\
        "thread_id":1,"username":"app"}"""
        .formatted(micros + 10, sql, micros)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    writer.close();
  }
}

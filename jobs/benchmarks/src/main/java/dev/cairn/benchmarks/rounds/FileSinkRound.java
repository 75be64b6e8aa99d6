package dev.cairn.benchmarks.rounds;

import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The same topics through the same parser into plain Parquet by Flink's own FileSink: same
 * parallelism, checkpoints, directories and cluster settings as the archive job. It ends by itself
 * at the topics' ends, which spares it the archive job's wait for its last checkpoint.
 */
final class FileSinkRound implements Round {

  private final WorkerConfig config;

  FileSinkRound(WorkerConfig config) {
    this.config = config;
  }

  @Override
  public RoundResult run(Path directory) throws Exception {
    Path files = directory.resolve("files");
    Meter meter = Meter.start();
    JobExecutionResult result = build(files, directory.resolve("flink")).execute("file sink");
    long events = result.<Long>getAccumulatorResult(ParseFunction.EVENTS);
    return meter.stop(events, sizes(files));
  }

  private StreamExecutionEnvironment build(Path files, Path checkpoints) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            config.parallelism(), flinkConfiguration(checkpoints));
    KafkaSource<RawRecord> source =
        KafkaSource.<RawRecord>builder()
            .setBootstrapServers(config.bootstrapServers())
            .setTopics(new ArrayList<>(config.topics().keySet()))
            .setGroupId("file-sink")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(new RawRecords())
            .setProperty("commit.offsets.on.checkpoint", "true")
            .build();
    FileSink<AuditEvent> sink =
        FileSink.forBulkFormat(
                new org.apache.flink.core.fs.Path(files.toUri()),
                new ParquetWriterFactory<AuditEvent>(PlainParquet::open))
            .withBucketAssigner(new EventDirectory())
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "raw topics")
        // the type is never serialised: the operators are chained and objects reused
        .flatMap(
            new ParseFunction(config.topics(), zones()), new GenericTypeInfo<>(AuditEvent.class))
        .sinkTo(sink);
    return env;
  }

  private Map<String, String> zones() {
    Map<String, String> zones = new HashMap<>();
    for (Map.Entry<String, ZoneId> source : config.workload().sources().entrySet()) {
      zones.put(source.getKey(), source.getValue().getId());
    }
    return zones;
  }

  private Configuration flinkConfiguration(Path checkpoints) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    flink.set(CoreOptions.TMP_DIRS, checkpoints.resolve("tmp").toString());
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    return flink;
  }

  private static Map<String, Long> sizes(Path files) throws IOException {
    List<Path> all = Directories.files(files);
    long bytes = 0;
    for (Path file : all) {
      if (file.getFileName().toString().startsWith(".")) {
        throw new IllegalStateException("The file sink left an uncommitted file: " + file);
      }
      bytes += Files.size(file);
    }
    return Map.of(RoundResult.BYTES, bytes, RoundResult.FILES, (long) all.size());
  }
}

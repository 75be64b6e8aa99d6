package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.CommitTimes;
import dev.cairn.pipeline.LocalArchiveRun;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.WriterLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The archive job as {@code cairn run archive} starts it: encryption, manifests and anchor on,
 * until every record is in the chain. The only class here that knows how the job is configured.
 */
final class ArchiveJobRound implements Round {

  private static final long POLL_MILLIS = 20;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final WorkerConfig config;
  private final URI keys;

  ArchiveJobRound(WorkerConfig config) {
    this.config = config;
    this.keys = URI.create("keyfile://" + config.keyFile());
  }

  @Override
  public RoundResult run(Path directory) throws Exception {
    Path root = directory.resolve("archive");
    Path anchor = directory.resolve("anchor.json");
    Path checkpoints = directory.resolve("flink");
    URI archive = URI.create("file://" + root);
    Meter meter = Meter.start();
    try (BlobStore store = BlobStores.open(archive);
        ArchiveAccess access =
            ArchiveAccess.prepare(store, keys, Optional.of(anchor), RetentionOfSources.rules())) {
      try (LocalArchiveRun job =
          LocalArchiveRun.start(
              job(archive, anchor), checkpoints, access.nextOffsets(), OnFailure.STOP)) {
        awaitAll(job, access, root.resolve(Manifest.FOLDER));
      }
      RoundResult cost = meter.stop(0, Map.of());
      return withSizes(cost, store, checkpoints);
    }
  }

  private ArchiveJobConfig job(URI archive, Path anchor) {
    Map<String, ZoneId> zones = config.workload().sources();
    List<TopicSource> topics =
        config.topics().entrySet().stream()
            .map(t -> new TopicSource(t.getKey(), t.getValue(), zones.get(t.getValue())))
            .toList();
    return new ArchiveJobConfig(
        config.bootstrapServers(),
        Map.of(),
        topics,
        archive,
        keys,
        anchor.toString(),
        CommitTimes.everyCheckpoint(config.checkpointInterval()),
        config.parallelism(),
        false,
        WriterLimits.DEFAULT,
        RetentionOfSources.rules());
  }

  /** Asks the chain only when a manifest has come: asking costs processor time of this process. */
  private void awaitAll(LocalArchiveRun job, ArchiveAccess access, Path chain) throws Exception {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    int seen = 0;
    while (true) {
      job.checkRunning();
      String[] names = chain.toFile().list();
      int manifests = names == null ? 0 : names.length;
      if (manifests != seen) {
        seen = manifests;
        long archived =
            access.nextOffsets().values().stream().mapToLong(Long::longValue).sum();
        if (archived >= config.records()) {
          return;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The job did not archive all records in ten minutes");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static RoundResult withSizes(RoundResult cost, BlobStore store, Path checkpoints)
      throws IOException {
    long events = 0;
    long bytes = 0;
    long files = 0;
    for (Manifest manifest : Chain.open(store).manifests()) {
      for (ArchiveFile file : manifest.files()) {
        events += file.table().equals("events") ? file.rows() : 0;
        bytes += file.size();
        files++;
      }
    }
    var figures = new HashMap<>(cost.figures());
    figures.put(RoundResult.BYTES, bytes);
    figures.put(RoundResult.FILES, files);
    figures.put(RoundResult.CHECKPOINT_BYTES, lastCheckpointBytes(checkpoints));
    return new RoundResult(events, cost.cpuNanos(), cost.wallNanos(), figures);
  }

  private static long lastCheckpointBytes(Path checkpoints) throws IOException {
    long largest = 0;
    for (Path file : Directories.files(checkpoints)) {
      if (file.getFileName().toString().equals("_metadata")) {
        largest = Math.max(largest, Directories.size(file.getParent()));
      }
    }
    return largest;
  }
}

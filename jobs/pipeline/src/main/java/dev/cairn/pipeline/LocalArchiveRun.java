package dev.cairn.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive job on a Flink MiniCluster in this process. Goes on from the newest checkpoint in its
 * directory, if there is one, else from the end of the archive's chain.
 *
 * <p>Whatever a failure means, nothing is lost: starting again goes on from the last checkpoint.
 * Checkpoints hold offsets, paths and hashes: no record, no SQL text, no key.
 */
public final class LocalArchiveRun implements AutoCloseable {

  /** What a failure of the job means. */
  public enum OnFailure {
    /** The run ends and says why. */
    STOP,
    /** Flink restores the last checkpoint and tries again, with growing pauses up to a minute. */
    RESTART
  }

  private static final Logger LOG = LoggerFactory.getLogger(LocalArchiveRun.class);

  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(30);

  private final MiniCluster cluster;
  private final JobID job;
  private final CompletableFuture<JobResult> result;

  private LocalArchiveRun(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
    this.result = cluster.requestJobResult(job);
  }

  /**
   * Starts the job.
   *
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param next per partition the first offset that is not in the archive, as of now: the job
   *     starts nowhere below it
   * @throws IOException if the job cannot be started
   */
  public static LocalArchiveRun start(
      ArchiveJobConfig config,
      Path checkpoints,
      Map<TopicPartition, Long> next,
      OnFailure onFailure)
      throws IOException {
    Configuration flink = flinkConfiguration(config, checkpoints, onFailure);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    env.setParallelism(config.parallelism());
    ArchiveJob.build(env, config, next);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobId(new JobID());
    graph.setJobName("cairn archive");
    LatestCheckpoint.find(checkpoints)
        .map(path -> SavepointRestoreSettings.forPath(path.toUri().toString()))
        .ifPresent(graph::setSavepointRestoreSettings);
    MiniCluster cluster = cluster(flink, config.parallelism());
    try {
      graph.serializeUserDefinedInstances();
      cluster.start();
      return new LocalArchiveRun(cluster, cluster.submitJob(graph).get().getJobID());
    } catch (Exception e) {
      cluster.closeAsync();
      throw new IOException("The archive job did not start", e);
    }
  }

  // a cluster of our own, not Flink's local environment: that one ends some time after its job, and
  // nobody can wait for it
  private static MiniCluster cluster(Configuration flink, int slots) {
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setConfiguration(flink)
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(slots)
            .setCommonBindAddress("localhost")
            .withRandomPorts()
            .build());
  }

  /** Whether a checkpoint is there to go on from. */
  public static boolean hasCheckpoint(Path checkpoints) throws IOException {
    return LatestCheckpoint.find(checkpoints).isPresent();
  }

  private static Configuration flinkConfiguration(
      ArchiveJobConfig config, Path checkpoints, OnFailure onFailure) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.times().checkpoint());
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, config.unalignedCheckpoints());
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    // not the system's: a killed run would leave folders there that nobody clears
    flink.set(CoreOptions.TMP_DIRS, checkpoints.resolve("tmp").toString());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY,
        onFailure == OnFailure.STOP ? "none" : "exponential-delay");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    return flink;
  }

  /**
   * Checks that the job is alive.
   *
   * @throws ArchiveJobFailedException if it failed, with the cause
   */
  public void checkRunning() throws ArchiveJobFailedException, InterruptedException {
    if (!result.isDone()) {
      return;
    }
    try {
      JobResult ended = result.get();
      if (ended.getSerializedThrowable().isPresent()) {
        throw new ArchiveJobFailedException(
            "The archive job failed",
            ended
                .getSerializedThrowable()
                .get()
                .deserializeError(LocalArchiveRun.class.getClassLoader()));
      }
      throw new ArchiveJobFailedException("The archive job ended by itself", null);
    } catch (ExecutionException e) {
      throw new ArchiveJobFailedException("The archive job failed", e.getCause());
    }
  }

  /**
   * Ends the job and all of its cluster: when this returns, nothing of it runs and its temporary
   * files are gone. What its last completed checkpoint committed stays; the rest is read again.
   */
  @Override
  public void close() throws InterruptedException {
    try {
      if (!result.isDone()) {
        cluster.cancelJob(job).get();
        result.get(CANCEL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The job did not end when it was told to", e);
    }
    try {
      cluster.closeAsync().get(CANCEL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Flink's local cluster did not end cleanly", e);
    }
  }
}

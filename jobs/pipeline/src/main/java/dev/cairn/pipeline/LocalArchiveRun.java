package dev.cairn.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.kafka.common.TopicPartition;

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

  private final LocalJob job;

  private LocalArchiveRun(LocalJob job) {
    this.job = job;
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
    return new LocalArchiveRun(
        LocalJob.start(
            "cairn archive",
            flinkConfiguration(config, onFailure),
            checkpoints,
            config.parallelism(),
            env -> ArchiveJob.build(env, config, next)));
  }

  /** Whether a checkpoint is there to go on from. */
  public static boolean hasCheckpoint(Path checkpoints) throws IOException {
    return LatestCheckpoint.find(checkpoints).isPresent();
  }

  private static Configuration flinkConfiguration(ArchiveJobConfig config, OnFailure onFailure) {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.times().checkpoint());
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, config.unalignedCheckpoints());
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
    if (job.isDone()) {
      Throwable failure = job.failure();
      throw new ArchiveJobFailedException(
          failure == null ? "The archive job ended by itself" : "The archive job failed", failure);
    }
  }

  /**
   * Ends the job and all of its cluster: when this returns, nothing of it runs and its temporary
   * files are gone. What its last completed checkpoint committed stays; the rest is read again.
   */
  @Override
  public void close() throws InterruptedException {
    job.close();
  }
}

package dev.cairn.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job on a Flink MiniCluster in this process. Goes on from the newest checkpoint in its directory,
 * if there is one. A cluster of our own, not Flink's local environment: that one ends some time after
 * its job, and nobody can wait for it.
 */
public final class LocalJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalJob.class);
  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(30);

  private final MiniCluster cluster;
  private final JobID job;
  private final CompletableFuture<JobResult> result;

  private LocalJob(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
    this.result = cluster.requestJobResult(job);
  }

  /**
   * Starts a job.
   *
   * @param name for displays
   * @param flink the job's own settings, to which those that every local job has are added
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param parallelism of the job, and slots of the cluster
   * @param build adds the job to the environment
   * @throws IOException if the job cannot be started
   */
  public static LocalJob start(
      String name,
      Configuration flink,
      Path checkpoints,
      int parallelism,
      Consumer<StreamExecutionEnvironment> build)
      throws IOException {
    addCommon(flink, checkpoints);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    env.setParallelism(parallelism);
    build.accept(env);
    StreamGraph graph = env.getStreamGraph();
    graph.setJobId(new JobID());
    graph.setJobName(name);
    LatestCheckpoint.find(checkpoints)
        .map(path -> SavepointRestoreSettings.forPath(path.toUri().toString()))
        .ifPresent(graph::setSavepointRestoreSettings);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .setCommonBindAddress("localhost")
                .withRandomPorts()
                .build());
    try {
      graph.serializeUserDefinedInstances();
      cluster.start();
      return new LocalJob(cluster, cluster.submitJob(graph).get().getJobID());
    } catch (Exception e) {
      cluster.closeAsync();
      throw new IOException("The job '" + name + "' did not start", e);
    }
  }

  private static void addCommon(Configuration flink, Path checkpoints) {
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    // not the system's: a killed run would leave folders there that nobody clears
    flink.set(CoreOptions.TMP_DIRS, checkpoints.resolve("tmp").toString());
  }

  /** Whether it has ended, well or not. */
  public boolean isDone() {
    return result.isDone();
  }

  /**
   * Why it failed.
   *
   * @return null if it runs, or ended by itself
   */
  public Throwable failure() throws InterruptedException {
    if (!result.isDone()) {
      return null;
    }
    try {
      return result
          .get()
          .getSerializedThrowable()
          .map(thrown -> thrown.deserializeError(LocalJob.class.getClassLoader()))
          .orElse(null);
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /**
   * Ends the job and all of its cluster: when this returns, nothing of it runs and its temporary
   * files are gone.
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

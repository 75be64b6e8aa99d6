package dev.cairn.pipeline.streams;

import dev.cairn.pipeline.LocalJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job on a Flink MiniCluster in this process. Goes on from the newest checkpoint in its directory,
 * if there is one, else from the beginning of the topics. What its checkpoints hold its starter
 * says.
 */
public final class LocalRun implements AutoCloseable {

  /** How long a job may read: up to the end of the topics as they are at the start, or on. */
  public enum Until {
    /** Stop there; what is open ends as if nothing more came. A failure ends the run. */
    END,
    /** Go on until it is closed; after a failure, from the last checkpoint, with growing pauses. */
    CLOSED
  }

  private final String name;
  private final LocalJob job;

  private LocalRun(String name, LocalJob job) {
    this.name = name;
    this.job = job;
  }

  /**
   * Starts a job.
   *
   * @param name as messages say it, such as {@code sessions}
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param interval between checkpoints
   * @param build adds the job to the environment
   * @throws IOException if the job cannot be started
   */
  public static LocalRun start(
      String name,
      Path checkpoints,
      Duration interval,
      Until until,
      int parallelism,
      Consumer<StreamExecutionEnvironment> build)
      throws IOException {
    return new LocalRun(
        name,
        LocalJob.start(
            "cairn " + name,
            LocalStreams.flink(interval, until == Until.CLOSED),
            checkpoints,
            parallelism,
            build));
  }

  /**
   * Whether it has read to the end and written all.
   *
   * @throws IOException if it failed
   */
  public boolean isDone() throws IOException, InterruptedException {
    Throwable failure = job.failure();
    if (failure != null) {
      throw new IOException("The " + name + " job failed", failure);
    }
    return job.isDone();
  }

  /** Ends the job and all of its cluster. It goes on from its last checkpoint. */
  @Override
  public void close() throws InterruptedException {
    job.close();
  }
}

package dev.cairn.cli;

import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.LocalSessionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;

/**
 * The sessions job beside the archive job of a run: reads all that was fed, seals what is open, and
 * ends. A run that was killed goes on from its checkpoint; one that is done is not done again,
 * unless more was fed since. Not thread-safe.
 *
 * <p>Killed in the instant between its end and the note of it, it does all again: the same rows are
 * in the topics twice then, which the archive keeps and its views show once.
 */
final class SessionsBeside implements AutoCloseable {

  /**
   * What such a job needs.
   *
   * @param settings what it is told
   * @param topics what it reads
   * @param directory its checkpoints, and how far a run came that is done
   */
  record Plan(SessionsSettings settings, List<TopicSource> topics, Path directory) {}

  /** Every checkpoint costs, and nobody looks before the end. */
  private static final Duration CHECKPOINTS = Duration.ofSeconds(3);

  private final Plan plan;
  private final Properties kafka;
  private final Properties fed;
  private LocalRun job;
  private boolean done;
  private Map<TopicPartition, Long> ends;

  private SessionsBeside(Plan plan, Properties kafka, Properties fed) {
    this.plan = plan;
    this.kafka = kafka;
    this.fed = fed;
  }

  /**
   * Makes its topics. Nothing runs yet.
   *
   * @param fed where the raw topics end
   */
  static SessionsBeside prepare(Plan plan, String bootstrap, Map<TopicPartition, Long> fed)
      throws IOException, InterruptedException {
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", bootstrap);
    Properties ends = new Properties();
    fed.forEach((partition, end) -> ends.put(partition.toString(), end.toString()));
    SessionsBeside beside = new SessionsBeside(plan, kafka, ends);
    plan.settings().output().make(kafka, plan.settings().parallelism(), topic -> {});
    beside.done = new DoneNote(plan.directory()).says(ends);
    return beside;
  }

  /** Starts the job, unless an earlier run has done all of this. */
  void start() throws IOException {
    if (!done) {
      job =
          LocalSessionsRun.start(
              plan.settings()
                  .job(kafka.getProperty("bootstrap.servers"), Map.of(), plan.topics()),
              plan.directory().resolve("flink"),
              CHECKPOINTS,
              Until.END);
    }
  }

  /**
   * Whether it has read and written all.
   *
   * @throws IOException if it failed
   */
  boolean isDone() throws IOException, InterruptedException {
    if (!done && job != null && job.isDone()) {
      new DoneNote(plan.directory()).write(fed);
      done = true;
    }
    return done;
  }

  /** Where its output ends, in records: final once it is done, and not asked for before. */
  Map<TopicPartition, Long> ends() throws IOException {
    if (!done) {
      throw new IllegalStateException("the sessions job still writes");
    }
    if (ends == null) {
      ends = plan.settings().output().ends(kafka);
    }
    return ends;
  }

  @Override
  public void close() throws InterruptedException {
    if (job != null) {
      job.close();
    }
  }
}

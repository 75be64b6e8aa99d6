package dev.cairn.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The jobs beside the archive job of a run: the sessions job, then the detections job. Not
 * thread-safe.
 */
final class JobsBeside implements AutoCloseable {

  private final Map<TopicPartition, Long> fed;
  private final SessionsBeside sessions;
  private final DetectionsBeside detections;

  private JobsBeside(
      Map<TopicPartition, Long> fed, SessionsBeside sessions, DetectionsBeside detections) {
    this.fed = fed;
    this.sessions = sessions;
    this.detections = detections;
  }

  /**
   * Those that a run asks for. Nothing runs yet.
   *
   * @param fed where the topics end that hold all they will
   */
  static JobsBeside prepare(
      PipelineRun run, String bootstrap, Map<TopicPartition, Long> fed, Terminal terminal)
      throws IOException, InterruptedException {
    return new JobsBeside(
        fed,
        run.sessions().isEmpty()
            ? null
            : SessionsBeside.prepare(run.sessions().get(), bootstrap, fed),
        run.detections().isEmpty()
            ? null
            : DetectionsBeside.prepare(run.detections().get(), bootstrap, terminal));
  }

  void start() throws IOException {
    if (sessions != null) {
      sessions.start();
    }
  }

  /** Which of them is at work; null once all are done. Starts the next. */
  String atWork() throws IOException, InterruptedException {
    if (sessions != null && !sessions.isDone()) {
      return "sessions job";
    }
    if (detections == null) {
      return null;
    }
    Map<TopicPartition, Long> all = new HashMap<>(fed);
    if (sessions != null) {
      all.putAll(sessions.ends());
    }
    detections.start(all);
    return detections.isDone() ? null : "detections job";
  }

  /** Where all topics end, as far as that is known. */
  Map<TopicPartition, Long> ends() throws IOException, InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>(fed);
    if (sessions != null && sessions.isDone()) {
      ends.putAll(sessions.ends());
    }
    if (detections != null && detections.isDone()) {
      ends.putAll(detections.ends());
    }
    return ends;
  }

  @Override
  public void close() throws InterruptedException {
    try {
      if (detections != null) {
        detections.close();
      }
    } finally {
      if (sessions != null) {
        sessions.close();
      }
    }
  }
}

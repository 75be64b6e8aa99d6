package dev.cairn.testkit.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether a Kafka container can be started here. Touches Testcontainers only if it is there. */
final class DockerEngine {

  /** Testcontainers itself waits for minutes on a socket that never answers. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private DockerEngine() {}

  /**
   * @param usable whether the engine answered in time and has the image
   * @param reason why, for people
   */
  record Answer(boolean usable, String reason) {}

  /** Asks once in the life of this process. */
  static Answer ask() {
    return Once.ANSWER;
  }

  private static Answer askNow() {
    try {
      Class.forName(
          "org.testcontainers.kafka.KafkaContainer", false, DockerEngine.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return new Answer(false, "Testcontainers is not on the class path");
    }
    var answer = new CompletableFuture<Answer>();
    var thread = new Thread(() -> complete(answer), "Docker engine probe");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer(false, "no Docker engine answered within " + LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Answer(false, "no Docker engine: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(false, "interrupted");
    }
  }

  private static void complete(CompletableFuture<Answer> answer) {
    try {
      answer.complete(ContainerKafkaBroker.probe());
    } catch (RuntimeException | LinkageError e) {
      answer.completeExceptionally(e);
    }
  }

  private static final class Once {
    private static final Answer ANSWER = askNow();
  }
}

package dev.cairn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.delivery.HookServer.Answer;
import dev.cairn.delivery.config.WebhookConfig;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, the log has nothing of what is secret. */
class LogCanaryIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void noPayloadAndNoSecretReachesTheLog() throws Exception {
    String secret = "whsec_Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5"; // canary, five times
    Path file = folder.resolve("webhooks.yaml");
    try (Lines lines = Lines.heard();
        TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        FindingTopic topic = new FindingTopic(kafka, "clean");
        HookServer server =
            HookServer.start((request, earlier) -> Answer.of(earlier == 0 ? 503 : 400))) {
      Files.writeString(
          file,
          """
          name: test
          receivers:
            - {name: refuses, url: '%s/canary?sig=canary', secret_env: S, retry: {first_delay: PT0.01S}}
            - {name: deaf, url: 'http://127.0.0.1:1/canary', template: splunk, token_env: T,
               retry: {attempts: 2, first_delay: PT0.01S}}
          """
              .formatted(server.url()));
      WebhookConfig config = WebhookConfig.read(file, Map.of("S", secret, "T", "canary-token"));
      DeliveryTopics.make(topic.config(), 1);
      try (Webhooks webhooks = Webhooks.start(config, topic.config())) {
        topic.send(
            Finding.newBuilder(Findings.finding(1, 2))
                .setMessage("canary")
                .setTitle("canary")
                .setUserName("canary")
                .build());
        topic.send("canary", "canary, and no finding".getBytes());
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (webhooks.status().stream().mapToLong(ReceiverStatus::deadLettered).sum() < 4) {
          assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
          webhooks.checkRunning();
          Thread.sleep(20);
        }
      }

      assertThat(lines.all())
          .anyMatch(line -> line.contains("A finding went to the dead letters"))
          .anyMatch(line -> line.contains("A receiver does not take findings now"))
          .noneMatch(line -> line.contains("canary"))
          .noneMatch(line -> line.contains("Y2FuYXJ5"));
    }
  }

  /** Every line that anybody logs, from the level info on. */
  private static final class Lines extends AbstractAppender implements AutoCloseable {
    private final List<String> all = new CopyOnWriteArrayList<>();

    private Lines() {
      super("canary", null, null, true, Property.EMPTY_ARRAY);
    }

    static Lines heard() {
      Lines lines = new Lines();
      lines.start();
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      context.getConfiguration().getRootLogger().addAppender(lines, Level.INFO, null);
      context.updateLoggers();
      return lines;
    }

    @Override
    public void append(LogEvent event) {
      StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
      line.append(' ').append(event.getContextData());
      for (Throwable t = event.getThrown(); t != null; t = t.getCause()) {
        line.append(' ').append(t);
      }
      all.add(line.toString());
    }

    List<String> all() {
      return all;
    }

    @Override
    public void close() {
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      context.getConfiguration().getRootLogger().removeAppender("canary");
      context.updateLoggers();
      stop();
    }
  }
}

package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn run webhook} in a process of its own, killed. */
class RunWebhookIT {

  private static final long LIMIT_SECONDS = 180;

  @TempDir Path directory;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch answers = new CountDownLatch(1);

  @Test
  void whatTheReceiverGotButKafkaWasNotToldOfComesAgainAfterAKill() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"))) {
      kafka.createTopic("cairn.findings", 1);
      send(kafka, 1);
      send(kafka, 2);
      Path config = directory.resolve("webhooks.yaml");
      Files.writeString(
          config,
          "name: test\nreceivers: [{name: soc, template: slack, url: 'http://127.0.0.1:%d/'}]\n"
              .formatted(server.getAddress().getPort()));

      try (ForkedCairn killed = start("killed.log", kafka, config)) {
        awaitReceived("1/2", "2/2");
        killed.kill();
      }
      received.clear();
      answers.countDown();
      try (ForkedCairn again = start("again.log", kafka, config)) {
        awaitReceived("1/2", "2/2");
        again.stop();
        again.await(LIMIT_SECONDS);
      }

      assertThat(received).hasSize(2);
      assertThat(Files.readString(directory.resolve("killed.log")))
          .contains(
              "Made the topic cairn.findings.undelivered",
              "Delivering cairn.findings to soc (slack to http://127.0.0.1:");
      assertThat(Files.readString(directory.resolve("again.log"))).contains("soc: delivered 2,", "waiting 0,");
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
      answers.await();
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReceived(String... endings) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
    for (String ending : endings) {
      while (received.stream().noneMatch(id -> id.endsWith(ending))) {
        assertThat(System.nanoTime()).as("received in time: %s", ending).isLessThan(deadline);
        Thread.sleep(50);
      }
    }
  }

  private ForkedCairn start(String log, TestKafka kafka, Path config) throws IOException {
    return ForkedCairn.start(
        directory.resolve(log),
        "run",
        "webhook",
        "--bootstrap",
        kafka.bootstrapServers(),
        "--config",
        config.toString());
  }

  private static void send(TestKafka kafka, int n) throws Exception {
    Instant time = Instant.parse("2026-11-22T19:00:00Z");
    Finding finding =
        Finding.newBuilder()
            .setFindingId("%032x".formatted(n))
            .setVersion(2)
            .setState("open")
            .setClassUid(2004)
            .setRuleId("rule")
            .setRuleVersion("1/0")
            .setRuleSetVersion("0")
            .setTitle("Title")
            .setDetector("match")
            .setSeverity("high")
            .setSeverityId(4)
            .setConfidence(1)
            .setTechniques(List.of())
            .setTactics(List.of())
            .setKey("")
            .setPeriodStart(time)
            .setPeriodEnd(time.plusSeconds(3_600))
            .setFirstSeenTime(time)
            .setLastSeenTime(time)
            .setCount(1)
            .setMessage("Message")
            .setEventIds(List.of())
            .setSessionIds(List.of())
            .setTables(List.of())
            .setSources(List.of())
            .build();
    ByteBuffer bytes = finding.toByteBuffer();
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("cairn.findings", value)).get();
    }
  }
}

package dev.cairn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.delivery.HookServer.Answer;
import dev.cairn.delivery.config.WebhookConfig;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.kafka.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Delivery from a real broker to real HTTP servers. */
class WebhooksIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String QUICK =
      "retry: {attempts: 4, give_up_after: PT1M, first_delay: PT0.02S, max_delay: PT0.1S}";

  @TempDir static Path kafkaFolder;
  private static TestKafka kafka;

  @TempDir Path folder;
  private FindingTopic topic;

  @BeforeAll
  static void startKafka() throws IOException {
    kafka = TestKafka.start(kafkaFolder);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void makeTopics(TestInfo test) throws Exception {
    topic = new FindingTopic(kafka, test.getTestMethod().orElseThrow().getName());
    DeliveryTopics.make(topic.config(), 2);
  }

  @AfterEach
  void closeTopic() {
    topic.close();
  }

  @Test
  void aFindingGoesOutAsASignedEventSoonAfterKafkaHasIt() throws Exception {
    try (HookServer server = HookServer.start((request, earlier) -> Answer.of(200));
        Webhooks webhooks = start(server, "")) {
      topic.send(Findings.finding(0, 2)); // the group forms
      await(webhooks, () -> server.requests().size() == 1);
      List<Long> millis = new ArrayList<>();
      for (int n = 1; n <= 50; n++) {
        long sent = topic.send(Findings.finding(n, 2));
        int count = n + 1;
        await(webhooks, () -> server.requests().size() == count);
        millis.add((server.requests().get(n).nanos() - sent) / 1_000_000);
      }

      millis.sort(null);
      System.out.println("milliseconds from Kafka to the receiver, sorted: " + millis);
      assertThat(millis.get(48)).as("p98 of 50").isLessThan(2_000);
      JsonNode event = new ObjectMapper().readTree(server.requests().get(50).body());
      assertThat(event.get("id").textValue()).isEqualTo("%032x/2".formatted(50));
      assertThat(event.get("source").textValue()).isEqualTo("cairn/test");
      assertThat(event.get("data").get("class_uid").intValue()).isEqualTo(2004);
      assertThat(server.requests().get(50).id()).isEqualTo("%032x/2".formatted(50));
    }
  }

  @Test
  void whatFailsIsTriedAgainAfterTheTimeThatTheReceiverAsksFor() throws Exception {
    HookServer.Mood mood =
        (request, earlier) ->
            switch (earlier) {
              case 0 -> new Answer(429, "Retry-After", "1");
              case 1 -> Answer.of(503);
              default -> Answer.of(202);
            };
    try (HookServer server = HookServer.start(mood);
        Webhooks webhooks = start(server, QUICK)) {
      topic.send(Findings.finding(1, 2));

      await(webhooks, () -> status(webhooks).delivered() == 1);

      List<HookServer.Request> requests = server.requests();
      assertThat(requests).hasSize(3);
      assertThat(requests.get(1).nanos() - requests.get(0).nanos()).isGreaterThan(950_000_000L);
      assertThat(status(webhooks).retried()).isEqualTo(2);
      await(webhooks, () -> topic.committed("soc") == 1);
      assertThat(topic.undelivered()).isEmpty();
    }
  }

  @Test
  void whatIsRefusedOrFailsTooOftenGoesToTheDeadLetters() throws Exception {
    HookServer.Mood mood =
        (request, earlier) -> Answer.of(request.id().startsWith("%032x".formatted(1)) ? 400 : 500);
    try (HookServer server = HookServer.start(mood);
        Webhooks webhooks = start(server, QUICK)) {
      topic.send(Findings.finding(1, 2));
      topic.send(Findings.finding(2, 2));
      topic.send("?", "no finding".getBytes(StandardCharsets.UTF_8));

      await(webhooks, () -> topic.committed("soc") == 3);

      assertThat(status(webhooks).deadLettered()).isEqualTo(3);
      assertThat(topic.undelivered())
          .extracting(
              record -> header(record, "receiver"),
              record -> header(record, "reason"),
              record -> header(record, "attempts"))
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("soc", "http_400", "1"),
              org.assertj.core.groups.Tuple.tuple("soc", "http_500", "4"),
              org.assertj.core.groups.Tuple.tuple("soc", "malformed_avro", "0"));
      for (ConsumerRecord<byte[], byte[]> record : topic.undelivered()) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        assertThat(value)
            .matches(
                v -> v.equals("no finding") || v.contains("\"type\":\"dev.cairn.finding.v1\""));
      }
    }
  }

  @Test
  void aReceiverThatHangsHoldsUpNoOther() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (HookServer well = HookServer.start((request, earlier) -> Answer.of(200));
        HookServer hangs =
            HookServer.start(
                (request, earlier) -> {
                  end.await();
                  return Answer.of(200);
                });
        Webhooks webhooks =
            Webhooks.start(
                read(receiver("hangs", hangs, "timeout: PT60S"), receiver("soc", well, "")),
                topic.config())) {
      for (int n = 0; n < 200; n++) {
        topic.send(Findings.finding(n, 2));
      }

      await(webhooks, () -> topic.committed("soc") == 200);

      assertThat(well.ids()).hasSize(200).doesNotHaveDuplicates();
      assertThat(topic.committed("hangs")).isZero();
      assertThat(hangs.requests()).hasSize(4);
      end.countDown();
    }
  }

  @Test
  void versionsOfAFindingComeInOrderAndOvertakenOnesAreLeftOut() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    HookServer.Mood mood =
        (request, earlier) -> {
          first.await();
          return Answer.of(200);
        };
    try (HookServer server = HookServer.start(mood);
        Webhooks webhooks = start(server, "updates: all")) {
      topic.send(Findings.finding(1, 2));
      await(webhooks, () -> server.requests().size() == 1);
      for (long version : new long[] {4, 6, 8, 6}) {
        topic.send(Findings.finding(1, version));
      }
      await(webhooks, () -> status(webhooks).coalesced() == 2);
      first.countDown();

      await(webhooks, () -> topic.committed("soc") == 5);

      String id = "%032x".formatted(1);
      assertThat(server.ids()).containsExactly(id + "/2", id + "/8");
    }
  }

  @Test
  void whatWasNotTakenWhenItStoppedComesAgainAndWhatWasSentIsRemembered() throws Exception {
    HookServer.Mood half =
        (request, earlier) -> Answer.of(request.id().endsWith("1/2") ? 200 : 503);
    try (HookServer server = HookServer.start(half)) {
      try (Webhooks webhooks = start(server, "retry: {first_delay: PT60S}")) {
        IntStream.range(0, 32).mapToObj(n -> Findings.finding(n, 2)).forEach(this::send);
        await(webhooks, () -> status(webhooks).delivered() == 2 && server.ids().size() == 32);
      }
      int before = server.requests().size();
      server.mood((request, earlier) -> Answer.of(200));
      try (Webhooks webhooks = start(server, "")) {
        await(webhooks, () -> topic.committed("soc") == 32);
        send(Findings.finding(1, 4)); // no escalation of what was sent before the restart
        await(webhooks, () -> topic.committed("soc") == 33);
      }

      List<String> after = server.ids().subList(before, server.ids().size());
      assertThat(after).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(30);
      assertThat(server.ids())
          .containsAll(IntStream.range(0, 32).mapToObj(n -> "%032x/2".formatted(n)).toList())
          .doesNotContain("%032x/4".formatted(1));
    }
  }

  private void send(Finding finding) {
    try {
      topic.send(finding);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Webhooks start(HookServer server, String more) throws IOException {
    return Webhooks.start(read(receiver("soc", server, more)), topic.config());
  }

  private static String receiver(String name, HookServer server, String more) {
    return "{name: %s, url: '%s/hook', secret_env: SECRET%s}"
        .formatted(name, server.url(), more.isEmpty() ? "" : ", " + more);
  }

  private WebhookConfig read(String... receivers) throws IOException {
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(file, "name: test\nreceivers: [" + String.join(", ", receivers) + "]\n");
    return WebhookConfig.read(file, Map.of("SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  }

  private static ReceiverStatus status(Webhooks webhooks) {
    return webhooks.status().get(webhooks.status().size() - 1);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Something that comes true. */
  @FunctionalInterface
  private interface Sign {
    boolean isThere() throws Exception;
  }

  private static void await(Webhooks webhooks, Sign sign) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!sign.isThere()) {
      webhooks.checkRunning();
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}

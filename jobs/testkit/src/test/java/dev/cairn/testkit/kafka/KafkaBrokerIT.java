package dev.cairn.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one running broker does. */
class KafkaBrokerIT {

  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir static Path dir;
  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws IOException {
    broker = KafkaBroker.builder().dataDir(dir.resolve("broker")).start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void readersSeeCommittedTransactionsOnly() throws IOException {
    broker.createTopic("transactions", 1);

    Map<String, Object> transactional = Map.of("transactional.id", "a-writer");
    try (var producer = Topics.producer(broker.bootstrapServers(), transactional)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "kept"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "given up"));
      producer.flush();
      producer.abortTransaction();
    }

    assertThat(Topics.read(broker.bootstrapServers(), "transactions")).containsExactly("kept");
  }

  @Test
  void takesARecordOf20MebibytesAndRefusesOneOverTheLimitWithoutRepeatingIt() throws Exception {
    broker.createTopic("large", 1);
    String canary = "canary-7f3a";
    String large = canary + "x".repeat(20 * MEBIBYTE);
    String tooLarge = canary + "x".repeat(65 * MEBIBYTE);
    Map<String, Object> limits =
        Map.of("max.request.size", 80 * MEBIBYTE, "buffer.memory", 100L * MEBIBYTE);

    try (KafkaProducer<byte[], String> producer =
        Topics.producer(broker.bootstrapServers(), limits)) {
      producer.send(new ProducerRecord<>("large", large)).get();
      var refused = producer.send(new ProducerRecord<>("large", tooLarge));

      assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(RecordTooLargeException.class);
    }
    assertThat(Topics.read(broker.bootstrapServers(), "large").get(0)).hasSameSizeAs(large);
    assertThat(broker.output()).content().doesNotContain(canary);
  }

  @Test
  void aTopicThatNobodyMadeDoesNotAppear() throws Exception {
    Map<String, Object> hasty = Map.of("max.block.ms", "1000");
    try (var producer = Topics.producer(broker.bootstrapServers(), hasty);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "x")).get())
          .isInstanceOf(ExecutionException.class);
      assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
    }
  }

  @Test
  void makingATopicTwiceIsAnErrorThatNamesIt() throws IOException {
    broker.createTopic("twice", 2);

    assertThatThrownBy(() -> broker.createTopic("twice", 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void listensOnLoopbackOnlyAndDeletesNothingByAge() throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);

      assertThat(config.get("listeners").value().split(","))
          .allMatch(listener -> listener.contains("://127.0.0.1:"));
      assertThat(config.get("log.retention.ms").value()).isEqualTo("-1");
    }
  }

  @Test
  void nobodyElseMayEnterItsFolder() throws IOException {
    assertThat(Files.getPosixFilePermissions(dir.resolve("broker")).toString())
        .doesNotContain("GROUP", "OTHERS");
  }

  @Test
  void aSecondBrokerOnItsPortIsRefusedByName() {
    var second = KafkaBroker.builder().dataDir(dir.resolve("second")).port(broker.port());

    assertThatThrownBy(second::start)
        .hasMessageContaining("127.0.0.1:" + broker.port())
        .hasMessageContaining("in use")
        .hasMessageContaining("another port");
  }
}

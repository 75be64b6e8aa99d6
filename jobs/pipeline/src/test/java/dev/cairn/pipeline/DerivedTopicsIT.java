package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.pipeline.ArchiveRig.Shape;
import dev.cairn.testkit.kafka.TestKafka;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that come in transactions, as the sessions job writes them, into a real archive. */
class DerivedTopicsIT {

  @TempDir Path directory;

  @Test
  void everySessionOfACommittedTransactionIsArchivedOnceAndWhatWasTakenBackIsNot()
      throws Exception {
    Path keyFile = directory.resolve("keys.json");
    KeyFile.create(keyFile, ArchiveRig.RULES.retentionClasses());
    try (TestKafka kafka = TestKafka.start(directory.resolve("kafka"))) {
      kafka.createTopic("cairn.sessions", 1);
      long end;
      try (KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
        producer.initTransactions();
        transaction(producer, 0, 100, true);
        transaction(producer, 100, 150, false);
        end = transaction(producer, 150, 250, true);
      }
      ArchiveRig rig =
          new ArchiveRig(
              kafka,
              URI.create("keyfile://" + keyFile),
              "cairn.sessions",
              "cairn.sessions",
              directory);

      rig.runUntilArchived(
          new Shape(ArchiveRig.AT_ONCE, 1, false),
          Map.of(new TopicPartition("cairn.sessions", 0), end));

      assertThat(rig.rows("sessions")).isEqualTo(200);
      assertThat(rig.rows("dead_letters")).isZero();
      assertThat(rig.manifests())
          .flatMap(manifest -> manifest.lost())
          .extracting(LostRange::reason)
          .isNotEmpty()
          .containsOnly(LostRange.Reason.NO_RECORD);
      assertThat(rig.verify().faults()).isEmpty();
    }
  }

  /** Returns one past the last record's offset. */
  private static long transaction(
      KafkaProducer<byte[], byte[]> producer, int from, int to, boolean commit) throws Exception {
    producer.beginTransaction();
    long end = 0;
    for (int i = from; i < to; i++) {
      byte[] value = DerivedSamples.encoded(DerivedSamples.session(i));
      end = producer.send(new ProducerRecord<>("cairn.sessions", 0, null, value)).get().offset() + 1;
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
    return end;
  }

  private static KafkaProducer<byte[], byte[]> producer(TestKafka kafka) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "sessions",
            "linger.ms", "0"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}

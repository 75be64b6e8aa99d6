package dev.cairn.cli;

import dev.cairn.pipeline.detections.RuleTopic;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.RowProducer;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topic of rules.
 *
 * @param bootstrap Kafka
 * @param properties further properties of clients
 * @param topic its name
 */
record RulesTopic(String bootstrap, Map<String, String> properties, String topic) {

  /** Makes it, unless it is there: compacted, under keys that never repeat. */
  boolean make() throws IOException, InterruptedException {
    return NewTopics.make(
        ClientProperties.of(bootstrap, properties),
        new NewTopic(topic, Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy", "compact",
                    "max.message.bytes", Integer.toString(RowProducer.MOST_BYTES))));
  }

  /** The set that was published last; null if none was. */
  RuleSetVersion last() throws IOException {
    RuleSetVersion[] last = new RuleSetVersion[1];
    try (RuleTopic rules = new RuleTopic(bootstrap, properties, topic)) {
      rules.readAll(version -> last[0] = version);
    }
    return last[0];
  }

  /** Publishes a set. */
  void send(RuleSetVersion version) throws IOException {
    // by version and time: a set that is published again must not take the place of its first time
    try (RowProducer<RuleSetVersion> producer =
        new RowProducer<>(
            bootstrap,
            properties,
            new AvroToKafka<>(
                topic,
                RuleSetVersion.class,
                one -> one.getVersion() + "@" + Micros.of(one.getPublishedTime())))) {
      producer.send(version);
    }
  }
}

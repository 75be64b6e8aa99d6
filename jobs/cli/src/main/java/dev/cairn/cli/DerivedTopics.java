package dev.cairn.cli;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * The two topics that the sessions job writes to.
 *
 * @param sessions of versions of sessions
 * @param attributions of answers about statements
 */
record DerivedTopics(String sessions, String attributions) {

  static final DerivedTopics DEFAULT =
      new DerivedTopics(
          SessionsJobConfig.SESSIONS_TOPIC, SessionsJobConfig.ATTRIBUTIONS_TOPIC);

  /** The names of what they hold are those that the topics have by default. */
  private static final String SESSIONS_SOURCE = SessionsJobConfig.SESSIONS_TOPIC;

  private static final String ATTRIBUTIONS_SOURCE = SessionsJobConfig.ATTRIBUTIONS_TOPIC;

  /** The same, as the archive job reads them. */
  List<TopicSource> sources() {
    ReadingRules any = new ReadingRules(ZoneOffset.UTC);
    return List.of(
        new TopicSource(sessions, SESSIONS_SOURCE, any),
        new TopicSource(attributions, ATTRIBUTIONS_SOURCE, any));
  }

  /**
   * Makes those that are missing, with the broker's own replication; what is there stays as it is.
   *
   * @param kafka properties of clients, with the brokers
   * @param made hears the name of each topic that was made
   */
  void make(Properties kafka, int partitions, Consumer<String> made)
      throws IOException, InterruptedException {
    for (String topic : List.of(sessions, attributions)) {
      if (NewTopics.make(kafka, new NewTopic(topic, Optional.of(partitions), Optional.empty()))) {
        made.accept(topic);
      }
    }
  }

  /** Their ends: see {@link TopicEnds}. */
  Map<TopicPartition, Long> ends(Properties kafka) throws IOException {
    return TopicEnds.of(kafka, List.of(sessions, attributions));
  }
}

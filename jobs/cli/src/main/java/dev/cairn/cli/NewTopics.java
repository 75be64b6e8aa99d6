package dev.cairn.cli;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that are missing. */
final class NewTopics {

  private NewTopics() {}

  /**
   * Makes a topic; one that is there stays as it is.
   *
   * @param kafka properties of clients, with the brokers
   * @return whether it was made
   * @throws IOException if Kafka does not answer, or refuses; the message says what to do
   */
  static boolean make(Properties kafka, NewTopic topic) throws IOException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e.getCause() instanceof TimeoutException
          ? unreachable(kafka, e.getCause())
          : new IOException(
              "Kafka did not make the topic "
                  + topic.name()
                  + ": make it yourself, or allow this user to",
              e.getCause());
    } catch (KafkaException e) {
      throw unreachable(kafka, e);
    }
  }

  private static IOException unreachable(Properties kafka, Throwable cause) {
    return new IOException(
        "Kafka does not answer at "
            + kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
            + ": check the address, and that its listeners can be reached from here",
        cause);
  }
}

package dev.cairn.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that a delivery needs. */
public final class DeliveryTopics {

  private DeliveryTopics() {}

  /**
   * Makes the topic of dead letters and that of findings where they are missing, with the broker's
   * own replication; what is there stays as it is.
   *
   * @param partitions of a topic of findings that is made
   * @return the names of those that were made
   * @throws IOException if Kafka does not answer, or refuses
   */
  public static List<String> make(DeliveryConfig config, int partitions)
      throws IOException, InterruptedException {
    Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
    properties.put("bootstrap.servers", config.bootstrapServers());
    List<String> made = new ArrayList<>();
    try (Admin admin = Admin.create(properties)) {
      make(admin, config, new NewTopic(config.findingsTopic(), Optional.of(partitions), Optional.empty()), made);
      make(admin, config, new NewTopic(config.undeliveredTopic(), Optional.of(1), Optional.empty()), made);
    }
    return made;
  }

  private static void make(Admin admin, DeliveryConfig config, NewTopic topic, List<String> made)
      throws IOException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      made.add(topic.name());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new IOException(
            "Kafka does not answer at "
                + config.bootstrapServers()
                + ": check the address, and that its listeners can be reached from here",
            e.getCause());
      }
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IOException(
            "Kafka did not make the topic "
                + topic.name()
                + ": make it yourself, or allow this user to",
            e.getCause());
      }
    }
  }
}

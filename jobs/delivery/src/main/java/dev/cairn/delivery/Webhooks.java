package dev.cairn.delivery;

import dev.cairn.delivery.config.Receiver;
import dev.cairn.delivery.config.WebhookConfig;
import dev.cairn.delivery.payload.FindingEvents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Delivers findings from their topic to webhooks, each receiver on its own: a slow or dead one holds
 * up no other.
 *
 * <p>Guarantees: every version of a finding that a receiver is to get is taken by it (an answer of
 * 2xx), or overtaken by a newer version, or in the topic of dead letters, before its offset is
 * committed; so a kill at any moment loses nothing. Of one finding no older version is sent after a
 * newer one, as long as one process delivers to a receiver.
 *
 * <p>Does not protect: a receiver may get a version twice, after a kill, or when its answer was
 * lost; it knows it by its id. It gets nothing of findings that Kafka dropped before they were read.
 */
public final class Webhooks implements AutoCloseable {

  private final List<ReceiverThread> threads;
  private final DeadLetters deadLetters;

  private Webhooks(List<ReceiverThread> threads, DeadLetters deadLetters) {
    this.threads = threads;
    this.deadLetters = deadLetters;
  }

  /**
   * Begins to deliver. The topics must be there, see {@link DeliveryTopics}.
   *
   * @throws org.apache.kafka.common.KafkaException if the properties of clients are wrong
   */
  public static Webhooks start(WebhookConfig webhooks, DeliveryConfig config) {
    HttpClient client = HttpSender.client();
    DeadLetters deadLetters = DeadLetters.open(config);
    List<ReceiverThread> threads = new ArrayList<>();
    Webhooks started = new Webhooks(threads, deadLetters);
    try {
      for (Receiver receiver : webhooks.receivers()) {
        Counters counters = new Counters();
        KafkaConsumer<byte[], byte[]> consumer = consumer(receiver, config);
        ReceiverRun run =
            new ReceiverRun(
                receiver,
                config,
                new FindingEvents(webhooks.name()),
                consumer,
                new HttpSender(client, receiver),
                deadLetters,
                counters);
        threads.add(ReceiverThread.start(receiver.name(), run, consumer, counters));
      }
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Receiver receiver, DeliveryConfig config) {
    Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
    String group = config.group() + "." + receiver.name();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // only where Kafka dropped what was committed last: never past what it still has
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** How each receiver's delivery stands, in the order of the receivers' file. */
  public List<ReceiverStatus> status() {
    return threads.stream().map(ReceiverThread::status).toList();
  }

  /**
   * Returns if all receivers' deliveries run.
   *
   * @throws IOException if one ended by itself; nothing is lost, start again
   */
  public void checkRunning() throws IOException {
    for (ReceiverThread thread : threads) {
      thread.checkRunning();
    }
  }

  /** Ends: what is in flight has some seconds, what is done is committed. */
  @Override
  public void close() {
    threads.forEach(ReceiverThread::stop);
    threads.forEach(ReceiverThread::join);
    deadLetters.close();
  }
}

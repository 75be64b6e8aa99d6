package dev.cairn.benchmarks.sessions;

import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.Delivery;
import dev.cairn.testkit.simulator.Disturbances;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.Topology;
import dev.cairn.testkit.simulator.Traffic;
import dev.cairn.testkit.simulator.TrafficSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A simulated day in Kafka: a topic for each source, a partition for each reporter, each log in its
 * order, clocks up to 200 ms off.
 *
 * @param sources the topics
 * @param events in all of them together
 * @param statements of proxies, as far as they were logged
 */
record SimulatedTopics(List<TopicSource> sources, long events, long statements) {

  private static final int NAT_ADDRESSES = 8;
  private static final int NAT_PORTS = 60_000;
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final long MICROS_PER_MILLI = 1_000;

  static SimulatedTopics fill(TestKafka kafka, SessionsJobOptions options) throws IOException {
    List<SimulatedRecord> records = new ArrayList<>();
    TrafficSimulator.run(world(options), records::add);
    Map<String, Map<String, Integer>> partitions = new TreeMap<>();
    long events = 0;
    long statements = 0;
    for (SimulatedRecord record : records) {
      Map<String, Integer> ofSource =
          partitions.computeIfAbsent(record.source().sourceName(), any -> new HashMap<>());
      ofSource.putIfAbsent(record.reporter(), ofSource.size());
      events += record.entries().size();
      statements += record.source() == SimulatedSource.PROXY_QUERY ? record.entries().size() : 0;
    }
    List<TopicSource> sources = new ArrayList<>();
    for (Map.Entry<String, Map<String, Integer>> source : partitions.entrySet()) {
      kafka.createTopic(source.getKey(), source.getValue().size());
      sources.add(new TopicSource(source.getKey(), source.getKey(), ZoneOffset.UTC));
    }
    send(kafka, records, partitions);
    return new SimulatedTopics(sources, events, statements);
  }

  private static SimulationConfig world(SessionsJobOptions options) {
    Disturbances disturbances =
        Disturbances.NONE.withClocks(Duration.ofMillis(200), 20);
    for (SimulatedSource source : SimulatedSource.values()) {
      // the same for all: nothing overtakes
      disturbances = disturbances.withDelivery(source, Delivery.delayed(DELAY, DELAY));
    }
    return SimulationConfig.DEFAULT
        .withLength(options.length())
        .withTopology(
            Topology.DEFAULT
                .withNat(NAT_ADDRESSES, NAT_PORTS)
                .withClients(options.clients())
                .withClientsPerConnection(options.clientsPerConnection())
                .withServers(options.server()))
        .withTraffic(
            Traffic.DEFAULT
                .withStatementsPerSecond(options.rate())
                .withIdenticalShare(options.identical()))
        .withDisturbances(disturbances);
  }

  private static void send(
      TestKafka kafka, List<SimulatedRecord> records, Map<String, Map<String, Integer>> partitions) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "linger.ms", "20",
            "max.in.flight.requests.per.connection", "1");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (SimulatedRecord record : records) {
        String source = record.source().sourceName();
        var sent =
            new ProducerRecord<byte[], byte[]>(
                source,
                partitions.get(source).get(record.reporter()),
                record.arrivalMicros() / MICROS_PER_MILLI,
                null,
                record.value());
        sent.headers()
            .add(RawRecord.REPORTER_HEADER, record.reporter().getBytes(StandardCharsets.UTF_8));
        producer.send(sent);
      }
    }
  }
}

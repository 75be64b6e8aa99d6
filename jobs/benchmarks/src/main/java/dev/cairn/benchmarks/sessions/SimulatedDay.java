package dev.cairn.benchmarks.sessions;

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
import dev.cairn.testkit.topics.SimulatedTopics;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated day in Kafka: each log in its order, clocks up to 200 ms off.
 *
 * @param sources the topics
 * @param events in all of them together
 * @param statements of proxies, as far as they were logged
 */
record SimulatedDay(List<TopicSource> sources, long events, long statements) {

  private static final int NAT_ADDRESSES = 8;
  private static final int NAT_PORTS = 60_000;
  private static final Duration DELAY = Duration.ofSeconds(1);

  static SimulatedDay fill(TestKafka kafka, SessionsJobOptions options) throws IOException {
    List<SimulatedRecord> records = new ArrayList<>();
    TrafficSimulator.run(world(options), records::add);
    SimulatedTopics topics = SimulatedTopics.create(kafka, "", records);
    topics.send(records);
    long events = 0;
    long statements = 0;
    for (SimulatedRecord record : records) {
      events += record.entries().size();
      statements += record.source() == SimulatedSource.PROXY_QUERY ? record.entries().size() : 0;
    }
    List<TopicSource> sources =
        topics.sources().stream()
            .map(source -> new TopicSource(topics.topic(source), source, ZoneOffset.UTC))
            .toList();
    return new SimulatedDay(sources, events, statements);
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
}

package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.Disturbances;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.SimulationListener;
import dev.cairn.testkit.simulator.TrafficSimulator;
import dev.cairn.testkit.simulator.TrueSession;
import dev.cairn.testkit.simulator.TrueStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions job on a real broker, a MiniCluster and RocksDB. */
class SessionsJobIT {

  private static final SimulationConfig WORLD =
      SimulationConfig.DEFAULT
          .withLength(Duration.ofSeconds(100))
          .withTopology(SimulationConfig.DEFAULT.topology().withClients(40))
          .withDisturbances(
              Disturbances.withTypicalDelays().withClocks(Duration.ofMillis(200), 20));

  @TempDir static Path shared;
  private static TestKafka kafka;
  private static List<SimulatedRecord> records;
  private static SimulatedTopics input;
  private static SessionsRig undisturbed;

  @BeforeAll
  static void readOnce() throws Exception {
    kafka = TestKafka.start(shared.resolve("kafka"));
    records = new ArrayList<>(records(WORLD));
    // a day later somebody speaks again, so that all is over without an end of input
    records.addAll(
        records(
            WORLD
                .withStart(WORLD.start().plus(Duration.ofDays(1)))
                .withLength(Duration.ofSeconds(3))));
    input = new SimulatedTopics(kafka, "all.", records);
    input.produce(records);
    undisturbed = new SessionsRig(kafka, input, SessionConfig.defaults(), "undisturbed", shared);
    undisturbed.runToEnd(2);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void anotherRunGivesTheSameSealedSessionsAndAnswers() throws Exception {
    SessionsRig again = new SessionsRig(kafka, input, SessionConfig.defaults(), "again", shared);

    again.runToEnd(1);

    assertThat(again.sealed()).isEqualTo(undisturbed.sealed());
    assertThat(again.attributions()).isEqualTo(undisturbed.attributions());
  }

  private static List<SimulatedRecord> records(SimulationConfig config) {
    List<SimulatedRecord> all = new ArrayList<>();
    TrafficSimulator.run(config, all::add);
    return all;
  }
}

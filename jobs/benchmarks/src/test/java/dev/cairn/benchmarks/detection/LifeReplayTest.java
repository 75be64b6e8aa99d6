package dev.cairn.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.signal.Signal;
import dev.cairn.testkit.life.LifeConfig;
import dev.cairn.testkit.life.LifeListener;
import dev.cairn.testkit.life.LifeRecord;
import dev.cairn.testkit.life.PlantedAttack;
import dev.cairn.testkit.life.SimulatedLife;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Simulated life as the parsers and the sessions see it. */
class LifeReplayTest {

  private static final LifeConfig CONFIG =
      LifeConfig.defaults().withDays(4).withUsers(60).withAttacks(1);
  private static final Map<String, Integer> BY_SOURCE = new HashMap<>();
  private static final Set<String> KINDS = new HashSet<>();
  private static final Set<String> CODES = new HashSet<>();
  private static final Set<String> DIRECT = new HashSet<>();
  private static final Set<String> SENSITIVITIES = new HashSet<>();
  private static final List<PlantedAttack> ATTACKS = new ArrayList<>();
  private static LifeReplay replay;

  @BeforeAll
  static void replay() throws IOException {
    LifeListener listener =
        new LifeListener() {
          @Override
          public void record(LifeRecord record) {
            replay.record(record);
          }

          @Override
          public void attack(PlantedAttack attack) {
            ATTACKS.add(attack);
          }
        };
    SimulatedLife life = new SimulatedLife(CONFIG, listener);
    replay =
        new LifeReplay(
            DetectionMain.tables(life.facts()), new Looking(), Duration.ofHours(1));
    life.run();
    replay.end();
  }

  private static final class Looking implements Subject {
    @Override
    public void signal(Signal signal) {
      BY_SOURCE.merge(signal.source(), 1, Integer::sum);
      if (signal.session() != null) {
        KINDS.add(signal.session().getKind());
        if (signal.session().getKind().equals("direct")) {
          DIRECT.add(signal.session().getUserName());
        }
      } else {
        CODES.add(signal.event().getEventCode());
        SENSITIVITIES.add(signal.known().sensitivity());
      }
    }

    @Override
    public void time(long micros) {}

    @Override
    public void end() {}
  }

  @Test
  void everyRecordIsParsed() {
    assertThat(replay.deadLetters()).isZero();
    assertThat(replay.events()).isGreaterThan(replay.records());
  }

  @Test
  void allSourcesSpeak() {
    assertThat(BY_SOURCE)
        .containsOnlyKeys(
            "proxysql.query", "proxysql.audit", "mysql.audit", "network.flow", "azure.activity",
            "azure.keyvault", "azure.loadbalancer", "session");
  }

  @Test
  void sessionsOfClientsAreToldAndTheBypassIsADirectOne() {
    String bypasser =
        ATTACKS.stream()
            .filter(attack -> attack.id().equals("proxy_bypass-1"))
            .findFirst()
            .orElseThrow()
            .users()
            .iterator()
            .next();

    assertThat(KINDS).contains("client", "direct", "failed_login", "flow_only");
    assertThat(DIRECT).contains(bypasser);
  }

  @Test
  void namesAndSensitivitiesOfTablesAreFound() {
    assertThat(SENSITIVITIES).contains("phi", "pii", "internal", "public");
    assertThat(CODES).contains("Binlog Dump GTID", "KeyUnwrap", "NoHealthyBackends");
  }
}

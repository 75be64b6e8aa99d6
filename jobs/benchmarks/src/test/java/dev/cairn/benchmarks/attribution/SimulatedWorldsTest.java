package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.attribution.baseline.Baselines;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ProxyStatement;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedWorldsTest {

  private static final Case WORLD = new SimulatedWorlds().make(32, 0.5, 1);

  @Test
  void sameSeedMakesTheSameWorld() {
    assertThat(new SimulatedWorlds().make(32, 0.5, 1)).isEqualTo(WORLD);
    assertThat(new SimulatedWorlds().make(32, 0.5, 2)).isNotEqualTo(WORLD);
  }

  @Test
  void everyStatementIsJudgedByRecordsOfItsOwn() {
    Map<String, DatabaseStatement> records =
        WORLD.input().database().stream()
            .collect(Collectors.toMap(DatabaseStatement::eventId, Function.identity()));

    assertThat(WORLD.input().proxy()).hasSizeGreaterThan(5_000);
    for (ProxyStatement statement : WORLD.input().proxy()) {
      for (String id : WORLD.truth().get(statement.eventId())) {
        assertThat(records.get(id).server()).isEqualTo(statement.server());
        assertThat(records.get(id).timeMicros())
            .isBetween(statement.startMicros() - 200_000, statement.endMicros() + 200_000);
      }
    }
  }

  @Test
  void moreIdenticalStatementsAreHarderForFirstComeFirstServed() {
    Case varied = new SimulatedWorlds().make(32, 0, 1);

    assertThat(firstCome(varied)).isGreaterThan(firstCome(WORLD));
  }

  private static double firstCome(Case world) {
    return Evaluation.of(
            world,
            Baselines.all().get("first-come"))
        .precision();
  }
}

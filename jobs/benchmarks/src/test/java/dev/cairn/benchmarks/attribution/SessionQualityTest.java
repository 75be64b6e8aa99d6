package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.attribution.SessionWorld.Client;
import dev.cairn.benchmarks.attribution.SessionWorld.Flow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sessions promise: every client is one, and its flow is a leg of it. */
class SessionQualityTest {

  private static final Duration SHORT_DAY = Duration.ofMinutes(2);
  private static final double FLOWS = 0.999;

  @Test
  void everyClientOfASimulatedDayIsOneSession() {
    SessionResult result = SessionResult.of(day());

    assertThat(result.clients()).isGreaterThan(150);
    assertThat(result.clientShare()).isEqualTo(1);
    assertThat(result.flows()).isGreaterThan(150);
    assertThat(result.flowShare()).isGreaterThanOrEqualTo(FLOWS);
  }

  @Test
  void everyClientOfACaptureIsOneSession() throws IOException {
    for (SessionWorld world : Captures.bundledSessions()) {
      SessionResult result = SessionResult.of(world);

      assertThat(result.clients()).as(world.name()).isGreaterThanOrEqualTo(28);
      assertThat(result.clientShare()).as(world.name()).isEqualTo(1);
      assertThat(result.flows()).as(world.name()).isGreaterThanOrEqualTo(25);
      assertThat(result.flowShare()).as(world.name()).isGreaterThanOrEqualTo(FLOWS);
    }
  }

  @Test
  void aStatementOrAFlowOfSomebodyElseCountsAsWrong() {
    SessionWorld day = day();
    Client first = day.clients().get(0);
    Client other =
        new Client(
            first.proxy(), first.number(), first.address(), first.fromMicros(), first.toMicros(),
            first.statements() + 1);
    Flow ofTheNext = day.flows().get(1);
    SessionWorld wrong =
        new SessionWorld(
            "wrong",
            day.events(),
            List.of(other, day.clients().get(1)),
            List.of(
                day.flows().get(0),
                new Flow(first, ofTheNext.id(), ofTheNext.bytesIn(), ofTheNext.bytesOut())));

    SessionResult result = SessionResult.of(wrong);

    assertThat(result.clientsRight()).isEqualTo(1);
    assertThat(result.flowsRight()).isEqualTo(1);
  }

  private static SessionWorld day() {
    return SimulatedSessions.of(
        "day",
        SimulatedSessions.config(
            7,
            SHORT_DAY,
            SimulatedSessions.usual().withRestarts(SHORT_DAY.dividedBy(3), Duration.ZERO)));
  }
}

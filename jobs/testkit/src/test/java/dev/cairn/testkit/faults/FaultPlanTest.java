package dev.cairn.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final Fault BUSY = Fault.unavailable();
  private static final Fault LOST = Fault.answerLost();

  private static WatchedRequest request(long number, String method) {
    return new WatchedRequest(number, method, "/a", "");
  }

  private static List<Optional<Fault>> run(FaultPlan plan) {
    return LongStream.rangeClosed(1, 10_000)
        .mapToObj(n -> plan.faultOf(request(n, "GET")))
        .toList();
  }

  @Test
  void aSeedGivesTheSameFaultsAgainAndAnotherGivesOthers() {
    Map<Fault, Double> chances = Map.of(BUSY, 0.1, LOST, 0.05);

    List<Optional<Fault>> faults = run(FaultPlan.random(7, chances));

    assertThat(run(FaultPlan.random(7, chances))).isEqualTo(faults);
    assertThat(run(FaultPlan.random(8, chances))).isNotEqualTo(faults);
  }

  @Test
  void randomFaultsComeAboutAsOftenAsAsked() {
    Map<Optional<Fault>, Long> counts =
        run(FaultPlan.random(1, Map.of(BUSY, 0.1, LOST, 0.05))).stream()
            .collect(Collectors.groupingBy(fault -> fault, Collectors.counting()));

    assertThat(counts.get(Optional.of(BUSY))).isCloseTo(1000, within(150L));
    assertThat(counts.get(Optional.of(LOST))).isCloseTo(500, within(100L));
  }

  @Test
  void impossibleProbabilitiesAreRefused() {
    assertThatThrownBy(() -> FaultPlan.random(1, Map.of(BUSY, 0.6, LOST, 0.6)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FaultPlan.random(1, Map.of(BUSY, -0.1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fault.Refusal(200, Optional.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void someOfAKindAreCountedAmongTheirKind() {
    FaultPlan plan = FaultPlan.between(2, 3, r -> r.method().equals("PUT"), BUSY);

    assertThat(plan.faultOf(request(1, "PUT"))).isEmpty();
    assertThat(plan.faultOf(request(2, "GET"))).isEmpty();
    assertThat(plan.faultOf(request(3, "PUT"))).contains(BUSY);
    assertThat(plan.faultOf(request(4, "PUT"))).contains(BUSY);
    assertThat(plan.faultOf(request(5, "PUT"))).isEmpty();
  }

  @Test
  void plansAreLimitedAndJoined() {
    FaultPlan plan =
        FaultPlan.always(BUSY).only(r -> r.method().equals("PUT")).or(FaultPlan.always(LOST));

    assertThat(plan.faultOf(request(1, "PUT"))).contains(BUSY);
    assertThat(plan.faultOf(request(2, "GET"))).contains(LOST);
  }
}

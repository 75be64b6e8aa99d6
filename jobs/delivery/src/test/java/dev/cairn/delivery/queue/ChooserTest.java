package dev.cairn.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.delivery.Findings;
import dev.cairn.schemas.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChooserTest {

  private static final Set<String> ALL_STATES = Set.of("open", "final");

  @Test
  void withoutUpdatesTheFirstVersionIsAll() {
    Chooser chooser = chooser(Updates.NONE);

    assertThat(chooser.chooses(Findings.finding(1, 2))).isTrue();
    assertThat(chooser.chooses(version(4, 5, 1_000))).isFalse();
    assertThat(chooser.chooses(Findings.finding(2, 2))).isTrue();
  }

  @Test
  void anEscalationIsAHigherSeverityOrTenTimesTheCountSentLast() {
    Chooser chooser = chooser(Updates.ESCALATIONS);

    assertThat(chooser.chooses(version(2, 3, 5))).isTrue();
    assertThat(chooser.chooses(version(4, 3, 49))).isFalse();
    assertThat(chooser.chooses(version(6, 3, 50))).isTrue();
    assertThat(chooser.chooses(version(8, 3, 499))).isFalse();
    assertThat(chooser.chooses(version(10, 4, 60))).isTrue();
    assertThat(chooser.chooses(version(12, 4, 599))).isFalse();
    assertThat(chooser.chooses(version(14, 4, 600))).isTrue();
  }

  @Test
  void allUpdatesAreThoseOfHigherVersions() {
    Chooser chooser = chooser(Updates.ALL);

    assertThat(chooser.chooses(Findings.finding(1, 4))).isTrue();
    assertThat(chooser.chooses(Findings.finding(1, 4))).isFalse();
    assertThat(chooser.chooses(Findings.finding(1, 3))).isFalse();
    assertThat(chooser.chooses(Findings.finding(1, 5))).isTrue();
  }

  @Test
  void severityStateAndRuleChoose() {
    Finding finding = Findings.finding(1, 2);

    assertThat(chooses(4, List.of(), List.of(), ALL_STATES, finding)).isTrue();
    assertThat(chooses(5, List.of(), List.of(), ALL_STATES, finding)).isFalse();
    assertThat(chooses(1, List.of(), List.of(), Set.of("final"), finding)).isFalse();
    assertThat(chooses(1, List.of("bulk *"), List.of(), ALL_STATES, finding)).isTrue();
    assertThat(chooses(1, List.of("5A6F7C1E-*"), List.of(), ALL_STATES, finding)).isTrue();
    assertThat(chooses(1, List.of("bulk"), List.of(), ALL_STATES, finding)).isFalse();
    assertThat(chooses(1, List.of("bulk*"), List.of("*user"), ALL_STATES, finding)).isFalse();
  }

  @Test
  void itForgetsThoseItChoseLongestAgo() {
    Chooser chooser =
        new Chooser(new Choice(1, List.of(), List.of(), ALL_STATES, Updates.ALL), 2);
    chooser.chooses(Findings.finding(1, 2));
    chooser.chooses(Findings.finding(2, 2));
    chooser.chooses(Findings.finding(1, 4));
    chooser.chooses(Findings.finding(3, 2));

    assertThat(chooser.chooses(Findings.finding(1, 4))).as("known").isFalse();
    assertThat(chooser.chooses(Findings.finding(2, 2))).as("forgotten").isTrue();
  }

  private static Chooser chooser(Updates updates) {
    return new Chooser(new Choice(1, List.of(), List.of(), ALL_STATES, updates), 100);
  }

  private static boolean chooses(
      int severity, List<String> include, List<String> exclude, Set<String> states, Finding of) {
    Choice choice =
        new Choice(
            severity,
            include.stream().map(Choice::glob).toList(),
            exclude.stream().map(Choice::glob).toList(),
            states,
            Updates.ALL);
    return new Chooser(choice, 10).chooses(of);
  }

  private static Finding version(long version, int severity, long count) {
    return Finding.newBuilder(Findings.finding(1, version))
        .setSeverityId(severity)
        .setCount(count)
        .build();
  }
}

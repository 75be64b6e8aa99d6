package dev.cairn.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.Finding;
import dev.cairn.testkit.life.AttackKind;
import dev.cairn.testkit.life.Family;
import dev.cairn.testkit.life.PlantedAttack;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final long MINUTE = 60_000_000;
  private static final PlantedAttack ATTACK =
      new PlantedAttack(
          "bulk_statement-1",
          AttackKind.BULK_STATEMENT,
          Set.of("anna"),
          Set.of("10.30.1.7"),
          Set.of(),
          100 * MINUTE,
          110 * MINUTE,
          1);

  @Test
  void findingOfTheFamilyThatNamesNobodyElseIsRight() {
    assertThat(verdict("anna", null, 105, 106, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.RIGHT);
    assertThat(verdict(null, null, 105, 106, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.RIGHT);
  }

  @Test
  void findingThatNamesSomebodyElseIsFalse() {
    assertThat(verdict("ben", null, 105, 106, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.FALSE);
    assertThat(verdict("anna", "10.9.9.9", 105, 106, Family.OUTFILE))
        .isEqualTo(Verdict.Kind.BESIDE);
  }

  @Test
  void findingBeforeOrAfterIsFalse() {
    assertThat(verdict("anna", null, 10, 97, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.FALSE);
    assertThat(verdict("anna", null, 113, 120, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.FALSE);
    assertThat(verdict("anna", null, 10, 99, Family.BULK_EXPORT)).isEqualTo(Verdict.Kind.RIGHT);
  }

  @Test
  void findingOfAnotherFamilyIsBesideIfItNamesTheAttackerAndFalseIfNobody() {
    assertThat(verdict("anna", null, 105, 106, Family.OFF_HOURS)).isEqualTo(Verdict.Kind.BESIDE);
    assertThat(verdict(null, null, 105, 106, Family.OFF_HOURS)).isEqualTo(Verdict.Kind.FALSE);
  }

  private static Verdict.Kind verdict(
      String user, String client, long from, long to, Family family) {
    Finding finding = new Finding();
    finding.setUserName(user);
    finding.setClientIp(client);
    finding.setFirstSeenTime(Instant.ofEpochSecond(from * 60));
    finding.setLastSeenTime(Instant.ofEpochSecond(to * 60));
    return Verdict.of(new Told(to * MINUTE, finding), Set.of(family), List.of(ATTACK)).kind();
  }
}

package dev.cairn.testkit.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifeConfigTest {

  @Test
  void defaultsAreAMonthOf500UsersOverBothChangesOfClocks() {
    assertThat(LifeConfig.defaults())
        .isEqualTo(new LifeConfig(1, Instant.parse("2026-10-05T00:00:00Z"), 30, 500, 3, 10));
  }

  @Test
  void whatIsNotAllowedIsRefusedByName() {
    assertThatThrownBy(() -> LifeConfig.defaults().withUsers(3))
        .hasMessage("users is 3: 60 to 5000 are allowed.");
    assertThatThrownBy(() -> new LifeConfig(1, Instant.parse("2026-10-05T01:00:00Z"), 3, 99, 1, 1))
        .hasMessageContaining("give midnight UTC");
  }

  @Test
  void moreAttacksThanThereIsRoomForAreRefused() {
    LifeConfig crowded = LifeConfig.defaults().withDays(3).withUsers(60).withAttacks(40);

    assertThatThrownBy(() -> new SimulatedLife(crowded, record -> { }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give fewer attacks, or more days or users");
  }
}

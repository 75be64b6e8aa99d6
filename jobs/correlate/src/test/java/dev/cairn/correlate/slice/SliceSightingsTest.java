package dev.cairn.correlate.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.SliceStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceSightingsTest {

  private static final long SECOND = 1_000_000;

  private final Slices slices = new Slices(SliceConfig.DEFAULT);

  @Test
  void aSightingNearABorderIsForBothSlices() {
    assertThat(slices.of(at(30))).containsExactly(0);
    assertThat(slices.of(at(57))).containsExactly(0, 1);
    assertThat(slices.of(at(62))).containsExactly(0, 1);
    assertThat(slices.of(at(66))).containsExactly(1);
  }

  @Test
  void whereASightingIsToldAllStatementsStandThatItMayMean() {
    Random random = new Random(1);
    int met = 0;
    for (int i = 0; i < 20_000; i++) {
      Sighting sighting = at(300 + 60 * random.nextDouble());
      SliceStatement statement = new SliceStatement();
      statement.setStart(300 * SECOND + random.nextInt(60_000_000));
      statement.setEnd(statement.getStart() + random.nextInt(30_000_000));
      if (statement.getEnd() >= sighting.micros() - sighting.toleranceMicros()
          && statement.getStart() <= sighting.micros() + sighting.toleranceMicros()) {
        met++;
        assertThat(Arrays.stream(slices.of(statement)).boxed().toList())
            .containsAll(Arrays.stream(slices.of(sighting)).boxed().toList());
      }
    }
    assertThat(met).isGreaterThan(1_000);
  }

  @Test
  void aSightingThatIsVaguerThanTheMarginIsForNone() {
    Slices narrow =
        new Slices(new SliceConfig(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO));

    assertThat(narrow.of(at(60))).isEmpty();
    assertThat(narrow.of(at(30))).containsExactly(0);
  }

  @Test
  void nothingIsLostInWhatIsKept() {
    Sighting named = Sighting.ofClient("client|10.0.0.1|", "app", 7, 17, 5 * SECOND, SECOND);
    Sighting port = Sighting.atPort("s", 7, 4711, 5 * SECOND, SECOND);

    assertThat(SliceSightings.sighting(SliceSightings.of(named, "db:3306"))).isEqualTo(named);
    assertThat(SliceSightings.sighting(SliceSightings.of(port, "db:3306"))).isEqualTo(port);
  }

  private static Sighting at(double seconds) {
    return Sighting.of("s", 7, 17, Math.round(seconds * SECOND), 500_000);
  }
}

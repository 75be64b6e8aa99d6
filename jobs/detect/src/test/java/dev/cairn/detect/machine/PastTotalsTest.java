package dev.cairn.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PastTotalsTest {

  @Property
  void bytesDoNotDependOnTheOrderAndAreReadBack(
      @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0, max = 1e15) Double> totals,
      @ForAll Random random) {
    List<Double> shuffled = new ArrayList<>(totals);
    Collections.shuffle(shuffled, random);

    assertThat(of(shuffled).bytes()).isEqualTo(of(totals).bytes());
    PastTotals read = PastTotals.of(of(totals).bytes());
    assertThat(read.bytes()).isEqualTo(of(totals).bytes());
    double largest = Collections.max(totals);
    assertThat(read.quantile(1)).isCloseTo(largest, within(largest * 0.0101 + 1e-300));
  }

  @Test
  void totalsOfAllSizesStayWithinAFewKilobytes() {
    PastTotals totals = PastTotals.of(null);
    for (double total = 1e-3; total < 1e15; total *= 1.003) {
      totals.add(total);
    }

    assertThat(totals.bytes().remaining()).isLessThan(20_000);
  }

  /** State that was kept must be readable after an update. */
  @Test
  void theBytesAreTheseForever() {
    assertThat(HexFormat.of().formatHex(of(List.of(0.0, 1.0, 1_000.0)).bytes().array()))
        .isEqualTo("0ec2f1e7e9ed51f03f0000000000000000040205020002b80502");
  }

  private static PastTotals of(List<Double> all) {
    PastTotals totals = PastTotals.of(null);
    all.forEach(totals::add);
    return totals;
  }
}

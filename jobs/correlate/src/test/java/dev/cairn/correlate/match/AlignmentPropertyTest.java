package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AlignmentPropertyTest {

  private static final double[] WEIGHT = {1, 2.5, 0.7, 4};
  private final Alignment alignment = new Alignment();

  @Property
  void pairsAreEqualDoNotCrossAndAreWorthTheMost(
      @ForAll @Size(max = 40) List<@IntRange(min = -1, max = 3) Integer> one,
      @ForAll @Size(max = 40) List<@IntRange(min = -1, max = 3) Integer> other) {
    List<int[]> pairs = align(one, other);

    double worth = 0;
    int lastOne = -1;
    int lastOther = -1;
    for (int[] pair : pairs) {
      assertThat(pair[0]).isGreaterThan(lastOne);
      assertThat(pair[1]).isGreaterThan(lastOther);
      lastOne = pair[0];
      lastOther = pair[1];
      assertThat(one.get(lastOne)).isNotNegative().isEqualTo(other.get(lastOther));
      worth += WEIGHT[one.get(lastOne)];
    }
    assertThat(worth).isCloseTo(most(one, other), within(1e-9));
  }

  @Example
  void losingLinesOnEitherSideShiftsNothingBehindThem() {
    Random random = new Random(7);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      all.add(random.nextInt(4));
    }
    List<Integer> one = new ArrayList<>(all);
    one.remove(300);
    List<Integer> other = new ArrayList<>(all);
    other.remove(900);

    List<int[]> pairs = align(one, other);

    assertThat(pairs)
        .filteredOn(pair -> pair[0] < 250)
        .hasSize(250)
        .allMatch(pair -> pair[1] == pair[0]);
    assertThat(pairs)
        .filteredOn(pair -> pair[0] > 350 && pair[0] < 850)
        .hasSize(499)
        .allMatch(pair -> pair[1] == pair[0] + 1);
    assertThat(pairs)
        .filteredOn(pair -> pair[0] > 950)
        .hasSize(1_048)
        .allMatch(pair -> pair[1] == pair[0]);
  }

  private List<int[]> align(List<Integer> one, List<Integer> other) {
    List<int[]> pairs = new ArrayList<>();
    alignment.align(
        one.stream().mapToInt(i -> i).toArray(),
        one.size(),
        other.stream().mapToInt(i -> i).toArray(),
        other.size(),
        WEIGHT,
        (i, j) -> pairs.add(new int[] {i, j}));
    Collections.reverse(pairs);
    return pairs;
  }

  /** By the book. */
  private static double most(List<Integer> one, List<Integer> other) {
    double[][] most = new double[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        most[i][j] = Math.max(most[i - 1][j], most[i][j - 1]);
        int number = one.get(i - 1);
        if (number >= 0 && number == other.get(j - 1)) {
          most[i][j] = Math.max(most[i][j], most[i - 1][j - 1] + WEIGHT[number]);
        }
      }
    }
    return most[one.size()][other.size()];
  }
}

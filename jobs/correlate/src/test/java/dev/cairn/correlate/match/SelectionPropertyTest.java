package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What stands for sorting and for maps says the same as they do. */
class SelectionPropertyTest {

  @Property
  void selectionFindsWhatSortingWould(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 20) Integer> values,
      @ForAll @IntRange(min = 0, max = 59) int rank) {
    double[] sorted = values.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] selected = sorted.clone();
    Arrays.sort(sorted);
    int place = Math.min(rank, sorted.length - 1);

    assertThat(Selection.smallest(selected, selected.length, place)).isEqualTo(sorted[place]);
  }

  @Property
  void aSlidingMedianIsTheMedianOfTheNeighbourhood(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> list,
      @ForAll @IntRange(min = 1, max = 8) int neighbours) {
    double[] values = list.stream().mapToDouble(Integer::doubleValue).toArray();
    SlidingMedian with = new SlidingMedian(values, neighbours);
    SlidingMedian without = new SlidingMedian(values, neighbours);

    for (int at = 0; at <= values.length; at++) {
      assertThat(with.around(at)).isEqualTo(median(values, at, neighbours, -1));
      if (at < values.length) {
        assertThat(without.without(at)).isEqualTo(median(values, at, neighbours, at));
      }
    }
  }

  @Property
  void keysKeepTheirNumbers(
      @ForAll @Size(max = 300) List<@LongRange(min = -40, max = 40) Long> keys) {
    LongNumbers numbers = new LongNumbers(1);
    Map<Long, Integer> expected = new HashMap<>();
    for (long key : keys) {
      assertThat(numbers.find(key)).isEqualTo(expected.getOrDefault(key, LongNumbers.NONE));
      if (key != 0) {
        expected.putIfAbsent(key, expected.size());
      }
      assertThat(numbers.number(key)).isEqualTo(expected.getOrDefault(key, LongNumbers.NONE));
    }
    assertThat(numbers.count()).isEqualTo(expected.size());
  }

  private static double median(double[] values, int around, int neighbours, int left) {
    double[] near = new double[2 * neighbours + 1];
    int found = 0;
    int to = Math.min(values.length, around + neighbours + 1);
    for (int i = Math.max(0, around - neighbours); i < to; i++) {
      if (i != left) {
        near[found++] = values[i];
      }
    }
    if (found == 0) {
      return values.length == 0 ? 0 : values[Math.min(around, values.length - 1)];
    }
    Arrays.sort(near, 0, found);
    return near[found / 2];
  }
}

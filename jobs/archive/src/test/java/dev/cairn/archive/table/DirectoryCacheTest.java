package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A cache that shows only in the time it saves. */
class DirectoryCacheTest {

  private static final long HOUR = 3_600_000_000L;

  @Property(tries = 200)
  void saysWhatIsTrueWithoutIt(
      @ForAll @Size(max = 300) List<@IntRange(max = 9) Integer> sources,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -300, max = 300) Long> halfHours) {
    DirectoryCache cache = new DirectoryCache("events");
    for (int i = 0; i < sources.size(); i++) {
      String source = "source." + sources.get(i);
      long micros = halfHours.get(i % halfHours.size()) * HOUR / 2 + i;

      assertThat(cache.directory(source, micros))
          .isEqualTo(ArchivePaths.directory("events", source, micros));
    }
  }

  @Test
  void keepsNothingOfASourceThatAPathMustNotHave() {
    DirectoryCache cache = new DirectoryCache("events");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> cache.directory("a/b", 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> cache.directory(null, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

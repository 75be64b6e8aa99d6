package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegalHoldTest {

  private static final Instant MIN = Instant.parse("2026-11-22T19:00:00Z");
  private static final Instant MAX = Instant.parse("2026-11-22T19:01:00Z");

  /** Its rows are of {@link #MIN} to {@link #MAX}. */
  private static final ArchiveFile FILE =
      TestArchive.file("events/source=mysql.audit/date=2026-11-22/a.parquet", "a", 1);

  @Test
  void coversFilesOfItsSourcesAlone() {
    assertThat(hold(Set.of(), null, null).covers(FILE)).isTrue();
    assertThat(hold(Set.of("x", "mysql.audit"), null, null).covers(FILE)).isTrue();
    assertThat(hold(Set.of("mysql"), null, null).covers(FILE)).isFalse();
  }

  @Test
  void coversFilesWhoseTimesTouchItsOwn() {
    assertThat(hold(Set.of(), MAX, null).covers(FILE)).isTrue();
    assertThat(hold(Set.of(), MAX.plusNanos(1000), null).covers(FILE)).isFalse();
    assertThat(hold(Set.of(), null, MIN).covers(FILE)).isTrue();
    assertThat(hold(Set.of(), null, MIN.minusNanos(1000)).covers(FILE)).isFalse();
    assertThat(hold(Set.of(), MIN.plusSeconds(1), MIN.plusSeconds(2)).covers(FILE)).isTrue();
  }

  @Test
  void mayLastForMoreYearsThanNanosecondsCan() {
    Instant never = Instant.parse("9999-12-31T23:59:59.999999Z");

    assertThat(hold(Set.of(), null, never).covers(FILE)).isTrue();
    assertThat(hold(Set.of(), never, never).covers(FILE)).isFalse();
    assertThat(hold(Set.of(), Instant.parse("0001-01-01T00:00:00Z"), null).covers(FILE)).isTrue();
  }

  @Test
  void pathWithoutASourceCountsAsOfAny() {
    ArchiveFile unknown = TestArchive.file("dead_letters/date=2026-11-22/a", "a", 1);

    assertThat(hold(Set.of("mysql.audit"), null, null).covers(unknown)).isTrue();
  }

  @Test
  void coversTheFilesOfATableThatIsNamedLikeASource() {
    ArchiveFile sessions = TestArchive.file("sessions/source=cairn.sessions/a.parquet", "a", 1);

    assertThat(hold(Set.of("sessions"), null, null).covers(sessions)).isTrue();
    assertThat(hold(Set.of("cairn.sessions"), null, null).covers(sessions)).isTrue();
    assertThat(hold(Set.of("attributions"), null, null).covers(sessions)).isFalse();
  }

  @Test
  void entryOfAHoldGivesTheSameHold() {
    LegalHold hold = hold(Set.of("b", "a"), MIN, MAX);

    assertThat(LegalHold.of(hold.placed())).isEqualTo(hold);
    assertThat(hold.placed().term("sources")).isEqualTo("a b");
  }

  @Test
  void timesMustNotBeTurnedRound() {
    assertThatThrownBy(() -> hold(Set.of(), MAX, MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("until");
  }

  private static LegalHold hold(Set<String> sources, Instant from, Instant until) {
    return new LegalHold(
        "c",
        "by",
        "why",
        sources,
        Optional.ofNullable(from),
        Optional.ofNullable(until),
        Optional.of("app"),
        List.of());
  }
}

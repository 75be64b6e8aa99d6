package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.TestKeys;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final InMemoryBlobStore store = new InMemoryBlobStore();

  private List<TimeRange> stretches(TimeRange within, String[]... files) throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      SampleArchive archive = new SampleArchive(store, keys);
      for (String[] times : files) {
        archive.with(ArchiveTable.EVENTS, List.of(times).stream().map(this::event).toList());
      }
      try (ArchiveSql sql = archive.sql()) {
        return sql.stretches(ArchiveTable.EVENTS, within, HOUR);
      }
    }
  }

  private AuditEvent event(String time) {
    return SampleRows.minimal(0).setTime(Instant.parse(time)).build();
  }

  private static String[] file(String... times) {
    return times;
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(
        from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to));
  }

  @Test
  void hoursInWhichThereAreRowsInOrderEachOnce() throws Exception {
    assertThat(
            stretches(
                TimeRange.ALL,
                file("2026-11-22T21:59:59.999999Z"),
                file("2026-11-22T19:00:00Z", "2026-11-22T19:30:00Z"),
                file("2026-11-22T19:10:00Z")))
        .containsExactly(
            range("2026-11-22T19:00:00Z", "2026-11-22T20:00:00Z"),
            range("2026-11-22T21:00:00Z", "2026-11-22T22:00:00Z"));
  }

  @Test
  void aFileOfManyHoursIsCutWhereOthersBeginAndEnd() throws Exception {
    assertThat(
            stretches(
                TimeRange.ALL,
                file("2026-11-22T10:00:00Z", "2026-11-22T15:10:00Z"),
                file("2026-11-22T12:10:00Z")))
        .containsExactly(
            range("2026-11-22T10:00:00Z", "2026-11-22T12:00:00Z"),
            range("2026-11-22T12:00:00Z", "2026-11-22T13:00:00Z"),
            range("2026-11-22T13:00:00Z", "2026-11-22T16:00:00Z"));
  }

  @Test
  void whatIsAskedForCutsThem() throws Exception {
    assertThat(
            stretches(
                range("2026-11-22T19:15:00Z", "2026-11-22T20:30:00Z"),
                file("2026-11-22T19:00:00Z", "2026-11-22T19:59:00Z"),
                file("2026-11-22T20:10:00Z"),
                file("2026-11-22T21:10:00Z")))
        .containsExactly(
            range("2026-11-22T19:15:00Z", "2026-11-22T20:00:00Z"),
            range("2026-11-22T20:00:00Z", "2026-11-22T20:30:00Z"));
  }

  @Test
  void timesThatNoManifestCanSayMakeAnOpenEnd() throws Exception {
    assertThat(
            stretches(
                TimeRange.ALL, file("0100-01-01T00:00:00Z"), file("9000-01-01T00:00:00Z")))
        .hasSize(2)
        .satisfies(
            both -> {
              assertThat(both.get(0).from()).isNull();
              assertThat(both.get(1).to()).isNull();
            });
    assertThat(stretches(TimeRange.ALL)).isEmpty();
  }
}

package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.schemas.Micros;
import java.time.Instant;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ArchiveTableTest {

  @Test
  void placesAnEventByItsOwnTimeInUtc() {
    var event =
        SampleRows.minimal(0).setTime(Instant.parse("2026-11-22T23:59:59.999999Z")).build();

    String directory = ArchiveTable.EVENTS.directory(event);

    assertThat(directory).isEqualTo("events/source=proxysql.query/date=2026-11-22/hour=23");
    assertThat(ArchiveTable.path(directory, "archive-0-1", 17))
        .isEqualTo(
            "events/source=proxysql.query/date=2026-11-22/hour=23/archive-0-1-00000017.parquet");
  }

  @Test
  void placesADeadLetterByItsIngestTime() {
    var letter = SampleRows.deadLetters(1, 1).get(0);

    assertThat(ArchiveTable.DEAD_LETTERS.directory(letter))
        .isEqualTo("dead_letters/source=proxysql.query/date=2026-11-22/hour=19");
  }

  @Test
  void placesASessionByItsStartAndAnAttributionByItsStatement() {
    assertThat(ArchiveTable.SESSIONS.directory(SampleRows.session(0)))
        .isEqualTo("sessions/source=cairn.sessions/date=2026-11-22/hour=19");
    assertThat(ArchiveTable.ATTRIBUTIONS.directory(SampleRows.attributions(1).get(0)))
        .isEqualTo("attributions/source=cairn.attributions/date=2026-11-22/hour=19");
  }

  @Test
  void placesAFindingByItsFirstEvidenceAReviewAndASetOfRulesByWhenTheyWereMade() {
    assertThat(ArchiveTable.FINDINGS.directory(SampleRows.finding(0)))
        .isEqualTo("findings/source=cairn.findings/date=2026-11-22/hour=19");
    assertThat(ArchiveTable.FINDING_REVIEWS.directory(SampleRows.review(0, 0, "closed", 90)))
        .isEqualTo("finding_reviews/source=cairn.reviews/date=2026-11-22/hour=20");
    assertThat(ArchiveTable.RULE_SETS.directory(SampleRows.ruleSet(2)))
        .isEqualTo("rule_sets/source=cairn.rules/date=2026-11-22/hour=21");
    assertThat(ArchiveTable.ACCESS_LOG.directory(SampleRows.access(120)))
        .isEqualTo("access_log/source=cairn.access/date=2026-11-22/hour=21");
  }

  @Test
  void saysOfEveryRowWhichRecordItCameFrom() {
    for (ArchiveTable<?> table : ArchiveTable.all()) {
      assertThat(table.columns())
          .contains("kafka_topic", "kafka_partition", "kafka_offset", "record_index");
    }
  }

  @Test
  void placesTimesBeforeTheEpochAndOfBrokenClocks() {
    assertThat(ArchivePaths.directory("events", "a", -1)).endsWith("date=1969-12-31/hour=23");
    assertThat(ArchivePaths.directory("events", "a", Long.MIN_VALUE))
        .endsWith("date=0000-01-01/hour=00");
    assertThat(ArchivePaths.directory("events", "a", Long.MAX_VALUE))
        .endsWith("date=9999-12-31/hour=23");
  }

  @Test
  void refusesNamesThatAPathMustNotHave() {
    assertThatThrownBy(() -> ArchivePaths.directory("events", "a/b", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a/b");
    assertThatThrownBy(() -> ArchiveTable.path("events", "", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ArchiveTable.path("events", "w", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesAsPhiExactlyTheColumnsThatTheSchemaMarks() {
    for (ArchiveTable<?> table : ArchiveTable.all()) {
      assertThat(table.phiColumns())
          .containsExactlyInAnyOrderElementsOf(
              table.schema().getFields().stream()
                  .filter(field -> field.doc() != null && field.doc().startsWith("PHI"))
                  .map(Schema.Field::name)
                  .toList());
      assertThat(table.columns()).contains(table.timeColumn());
    }
  }

  @Test
  void cutsTimesToTheMicrosecondBelow() {
    assertThat(Micros.of(Instant.ofEpochSecond(1, 1_999))).isEqualTo(1_000_001);
    assertThat(Micros.of(Instant.ofEpochSecond(-1, 999_999_999))).isEqualTo(-1);
    assertThat(Micros.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Micros.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
  }
}

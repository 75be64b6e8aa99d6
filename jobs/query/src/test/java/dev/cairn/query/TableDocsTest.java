package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.TestDataKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDocsTest {

  @Test
  void everyTableAndViewOfTheEngineIsThereWithItsColumnsAndTypes() throws Exception {
    try (ArchiveSql sql = new SampleArchive(new InMemoryBlobStore(), new TestDataKeys()).sql()) {
      assertThat(Answers.rows(sql, "SELECT name FROM (SHOW TABLES)"))
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(
              TableDocs.all().stream().map(TableDoc::name).toList());
      for (TableDoc table : TableDocs.all()) {
        assertThat(
                Answers.rows(
                    sql, "SELECT column_name, column_type FROM (DESCRIBE " + table.name() + ")"))
            .as(table.name())
            .isEqualTo(
                table.columns().stream()
                    .map(column -> List.<Object>of(column.name(), column.type()))
                    .toList());
      }
    }
  }

  @Test
  void everythingHasItsSentence() {
    for (TableDoc table : TableDocs.all()) {
      assertThat(table.line()).as(table.name()).endsWith(".").hasSizeLessThan(160);
      assertThat(table.columns())
          .as(table.name())
          .allSatisfy(column -> assertThat(column.doc()).as(column.name()).isNotBlank());
    }
  }

  @Test
  void phiIsWhatNeedsThePhiKey() {
    assertThat(TableDocs.of("EVENTS").orElseThrow().columns())
        .filteredOn(ColumnDoc::phi)
        .extracting(ColumnDoc::name)
        .containsExactly("sql_text", "raw", "unmapped");
    assertThat(TableDocs.of("sessions").orElseThrow().columns()).noneMatch(ColumnDoc::phi);
    assertThat(TableDocs.of("event")).isEmpty();
  }
}

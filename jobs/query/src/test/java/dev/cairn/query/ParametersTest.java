package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values beside a statement, and never in it. */
class ParametersTest {

  private static ArchiveSql sql;

  @BeforeAll
  static void open() throws Exception {
    sql =
        new SampleArchive(new InMemoryBlobStore(), new TestDataKeys())
            .with(
                ArchiveTable.EVENTS,
                List.of(
                    SampleRows.minimal(0).setUserName("anna").setRowsSent(5L).build(),
                    SampleRows.minimal(1).setUserName("anna").setRowsSent(5_000L).build(),
                    SampleRows.minimal(2).setUserName("o'brien").setRowsSent(9L).build()))
            .sql();
  }

  @AfterAll
  static void close() throws Exception {
    sql.close();
  }

  @Test
  void aValueIsComparedWhateverIsInIt() throws Exception {
    String statement = "SELECT count(*) FROM events WHERE user_name = $user";
    assertThat(rows(statement, Map.of("user", "anna"))).containsExactly(List.of(2L));
    assertThat(rows(statement, Map.of("user", "o'brien"))).containsExactly(List.of(1L));
    assertThat(rows(statement, Map.of("user", "x' OR '1'='1"))).containsExactly(List.of(0L));
    assertThat(rows(statement, Map.of("user", "$user"))).containsExactly(List.of(0L));
  }

  @Test
  void theStatementCastsWhatIsNoText() throws Exception {
    assertThat(
            rows(
                "SELECT event_id, $rows FROM events"
                    + " WHERE user_name = $User AND rows_sent >= $rows::BIGINT"
                    + " AND time < $until::TIMESTAMPTZ LIMIT $n::BIGINT",
                Map.of("user", "anna", "ROWS", "1000", "until", "2027-01-01", "n", "7")))
        .containsExactly(List.of("%032x".formatted(1), "1000"));
    assertThatThrownBy(() -> rows("SELECT 1 FROM events WHERE rows_sent > $r", Map.of("r", "1")))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("Parameters are texts: cast them, as $r::BIGINT");
  }

  @Test
  void literalsCommentsAndLettersBeforeItStayAsTheyAre() throws Exception {
    assertThat(
            rows(
                "/* größe $a */ SELECT 'größe $a', $$ $a $$, \"$a\", $größe, $a || $größe -- $b\n"
                    + " FROM (SELECT 1 AS \"$a\")",
                Map.of("größe", "ß", "a", "1")))
        .containsExactly(List.of("größe $a", " $a ", 1L, "ß", "1ß"));
    assertThat(rows("EXPLAIN SELECT $a", Map.of("a", "1"))).hasSize(1);
  }

  @Test
  void aParameterThatIsMissingOrTooManyIsNamedBesideThoseThatThereAre() {
    String statement = "SELECT $user, $rows";
    assertThatThrownBy(() -> rows(statement, Map.of("user", "a")))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessage("The parameter rows has no value. Its parameters are: user, rows.");
    assertThatThrownBy(() -> rows(statement, Map.of("user", "a", "rows", "1", "usr", "b")))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessage("The statement has no parameter usr. Its parameters are: user, rows.");
    assertThatThrownBy(() -> rows("SELECT 1", Map.of("a", "1")))
        .hasMessage("The statement has no parameter a. It has none: write one as $name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT ?", "SELECT ?, $a", "SELECT $a, ?"})
  void parametersHaveNames(String statement) {
    assertThatThrownBy(() -> rows(statement, Map.of("a", "1")))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("write $user in place of ?");
  }

  @Test
  void aValueThatCannotBeCastIsInNoMessage() {
    assertThatThrownBy(
            () -> rows("SELECT now() > $t::TIMESTAMPTZ", Map.of("t", SampleRows.CANARY)))
        .isInstanceOf(SqlRefusedException.class)
        .hasNoCause()
        .hasMessageContaining("of a parameter")
        .hasMessageNotContaining(SampleRows.CANARY);
  }

  @Test
  void onlyTheColumnsThatAreNeededAreOpened() throws Exception {
    try (StatementReader reader =
        new StatementReader(ArchiveSqlConfig.defaults(), List.of())) {
      assertThat(reader.read("SELECT hop FROM events WHERE user_name = $u").needs())
          .isEqualTo(
              Map.of("events", new TableNeed(false, java.util.Set.of("hop", "user_name"))));
    }
  }

  private static List<List<Object>> rows(String statement, Map<String, String> parameters)
      throws Exception {
    try (SqlResult result = sql.query(statement, TimeRange.ALL, parameters)) {
      return Answers.rows(result);
    }
  }
}

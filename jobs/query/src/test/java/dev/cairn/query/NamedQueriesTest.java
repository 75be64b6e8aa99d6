package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query that is shipped, on a small archive in which each of them finds something. */
class NamedQueriesTest {

  private static final Map<String, Map<String, String>> GIVEN =
      Map.of(
          "who-read-table", Map.of("table", "Patients"),
          "sessions-of-user", Map.of("user", "app_cdc"),
          "statements-of-session", Map.of("session", "00000000"),
          "new-statements", Map.of("since", "2026-11-22"));

  private static ArchiveSql sql;

  @BeforeAll
  static void open() throws Exception {
    sql = AskedArchive.open();
  }

  @AfterAll
  static void close() throws Exception {
    sql.close();
  }

  static List<NamedQuery> queries() {
    return NamedQueries.all();
  }

  @Test
  void everyFileIsListedOnce() throws Exception {
    Path folder =
        Path.of(NamedQueries.class.getResource(NamedQueries.FOLDER + "names").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(queries())
          .hasSizeGreaterThan(20)
          .extracting(query -> query.name() + ".sql")
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("names"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isInOrder(NamedQuery query) {
    assertThat(query.name()).matches("[a-z]+(-[a-z]+)*");
    assertThat(query.question()).endsWith("?");
    assertThat(query.text().lines()).allMatch(line -> line.length() <= 100);
    assertThat(query.parameters()).allMatch(one -> one.name().matches("[a-z]+"));
    assertThat(NamedQueries.of(query.name())).contains(query);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void findsSomethingInColumnsThatAreDocumented(NamedQuery query) throws Exception {
    Map<String, String> values = query.values(GIVEN.getOrDefault(query.name(), Map.of()));
    try (SqlResult result = sql.query(query.text(), TimeRange.ALL, values)) {
      assertThat(result.columns()).extracting(SqlColumn::name).doesNotHaveDuplicates();
      assertThat(documented(query)).containsAll(names(result));
      assertThat(names(result)).containsAll(query.columns().keySet());
      assertThat(Answers.rows(result)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void hasTheParametersOfItsStatementAndNoOther(NamedQuery query) throws Exception {
    try (StatementReader reader =
        new StatementReader(ArchiveSqlConfig.defaults(), List.of())) {
      assertThat(reader.read(query.text()).parameters().names())
          .containsExactlyInAnyOrderElementsOf(
              query.parameters().stream().map(NamedParameter::name).toList());
    }
  }

  @Test
  void aParameterNarrowsAndOneThatMustBeGivenIsAskedFor() throws Exception {
    NamedQuery bulk = NamedQueries.of("bulk-reads-by-user").orElseThrow();
    assertThat(rows(bulk, Map.of("ROWS", "600000"))).hasSize(1);
    assertThat(rows(bulk, Map.of("rows", "600001"))).isEmpty();
    assertThat(rows(bulk, Map.of("user", "nobody"))).isEmpty();
    assertThatThrownBy(() -> rows(NamedQueries.of("who-read-table").orElseThrow(), Map.of()))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("The parameter table has no value");
  }

  @Test
  void privilegesAndAccountsAreFoundAndTablesAreNot() throws Exception {
    assertThat(rows(NamedQueries.of("privilege-changes").orElseThrow(), Map.of()))
        .extracting(row -> row.get(5))
        .containsExactly("grant", "create");
  }

  @Test
  void aHeaderSaysDefaultsAndWhatMustBeGiven() {
    NamedQuery query =
        NamedQueries.parse(
            "x",
            """
            -- title: T
            -- question: Q: is it?
            -- parameter: a: what a is
            -- parameter: b = : empty for all
            -- parameter: c = 2026-11-22T00:00:00Z: since: so
            -- column: n: how many
            -- note: whatever
            SELECT 1 -- title: no header
            """);
    assertThat(query.question()).isEqualTo("Q: is it?");
    assertThat(query.parameters())
        .containsExactly(
            new NamedParameter("a", null, "what a is"),
            new NamedParameter("b", "", "empty for all"),
            new NamedParameter("c", "2026-11-22T00:00:00Z", "since: so"));
    assertThat(query.columns()).isEqualTo(Map.of("n", "how many"));
    for (String wrong : List.of("-- titel: x\n", "-- title: x\n-- title: y\n", "SELECT 1\n")) {
      assertThatThrownBy(() -> NamedQueries.parse("x", wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<List<Object>> rows(NamedQuery query, Map<String, String> given)
      throws IOException, SqlRefusedException {
    try (SqlResult result = sql.query(query.text(), TimeRange.ALL, query.values(given))) {
      return Answers.rows(result);
    }
  }

  private static List<String> names(SqlResult result) {
    return result.columns().stream().map(SqlColumn::name).toList();
  }

  private static Set<String> documented(NamedQuery query) {
    Set<String> names = new HashSet<>(query.columns().keySet());
    TableDocs.all().stream()
        .filter(table -> query.text().matches("(?s).*\\b" + table.name() + "\\b.*"))
        .forEach(table -> table.columns().forEach(column -> names.add(column.name())));
    return names;
  }
}

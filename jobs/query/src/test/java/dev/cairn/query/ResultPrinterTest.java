package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.TestDataKeys;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {

  private static final String ALL_TYPES =
      """
      SELECT true AS flag, 42 AS small, 9223372036854775807 AS big, 1.50::DECIMAL(9,2) AS money,
        0.5::DOUBLE AS part, 'NaN'::DOUBLE AS nan, 'it''s, "so"' AS text,
        '\\xDE\\xAD'::BLOB AS bytes,
        TIMESTAMPTZ '2026-11-22 20:00:00.000001+01' AS at, TIMESTAMP '2026-11-22 19:00:00' AS wall,
        DATE '2026-11-22' AS day, TIME '19:00:00.5' AS clock, NULL AS nothing, '' AS empty,
        [1, NULL, 3] AS list, {'a': 1, 'b': 'x'} AS pair,
        MAP {'k': TIMESTAMPTZ '2026-01-01 00:00:00Z'} AS map,
        170141183460469231731687303715884105727::HUGEINT AS huge, 1 AS same, 2 AS same
      """;

  private ArchiveSql sql;

  @BeforeEach
  void openAnEmptyArchive() throws Exception {
    sql = new SampleArchive(new InMemoryBlobStore(), new TestDataKeys()).sql();
  }

  @AfterEach
  void close() throws Exception {
    sql.close();
  }

  @Test
  void printsJsonAsDocumented() throws Exception {
    assertThat(Answers.printed(sql, ALL_TYPES, ResultPrinter.json()))
        .isEqualTo(
            "[\n  {\"flag\":true,\"small\":42,\"big\":9223372036854775807,\"money\":1.50,"
                + "\"part\":0.5,\"nan\":\"NaN\",\"text\":\"it's, \\\"so\\\"\",\"bytes\":\"3q0=\","
                + "\"at\":\"2026-11-22T19:00:00.000001Z\",\"wall\":\"2026-11-22T19:00:00.000000\","
                + "\"day\":\"2026-11-22\",\"clock\":\"19:00:00.500000\",\"nothing\":null,"
                + "\"empty\":\"\",\"list\":[1,null,3],\"pair\":{\"a\":1,\"b\":\"x\"},"
                + "\"map\":{\"k\":\"2026-01-01T00:00:00.000000Z\"},"
                + "\"huge\":170141183460469231731687303715884105727,\"same\":1,\"same_2\":2}\n]\n");
  }

  @Test
  void printsCsvAsDocumented() throws Exception {
    assertThat(Answers.printed(sql, ALL_TYPES, ResultPrinter.csv()))
        .isEqualTo(
            "flag,small,big,money,part,nan,text,bytes,at,wall,day,clock,nothing,empty,list,pair,"
                + "map,huge,same,same\r\n"
                + "true,42,9223372036854775807,1.50,0.5,NaN,\"it's, \"\"so\"\"\",3q0=,"
                + "2026-11-22T19:00:00.000001Z,2026-11-22T19:00:00.000000,2026-11-22,"
                + "19:00:00.500000,,\"\",\"[1,null,3]\",\"{\"\"a\"\":1,\"\"b\"\":\"\"x\"\"}\","
                + "\"{\"\"k\"\":\"\"2026-01-01T00:00:00.000000Z\"\"}\","
                + "170141183460469231731687303715884105727,1,2\r\n");
  }

  @Test
  void printsAnEmptyAnswerInEveryForm() throws Exception {
    String none = "SELECT event_id, time FROM events";

    assertThat(Answers.printed(sql, none, ResultPrinter.json())).isEqualTo("[]\n");
    assertThat(Answers.printed(sql, none, ResultPrinter.csv())).isEqualTo("event_id,time\r\n");
    assertThat(Answers.printed(sql, none, ResultPrinter.table(0)))
        .isEqualTo("event_id  time\n--------  ----\n(0 rows)\n");
  }

  @Test
  void alignsByWhatATerminalShows() throws Exception {
    assertThat(
            Answers.printed(
                sql,
                "SELECT * FROM (VALUES ('日本', 1), ('e\u0301', 22), (NULL, NULL)) t(name, n)",
                ResultPrinter.table(0)))
        .isEqualTo(
            """
            name     n
            ----  ----
            日本     1
            e\u0301       22
            NULL  NULL
            (3 rows)
            """);
  }

  @Test
  void cutsLongTextOnATerminalOnly() throws Exception {
    String statement = "SELECT repeat('x', 100) AS long, 'short' AS other";

    String terminal = Answers.printed(sql, statement, ResultPrinter.table(40));
    assertThat(terminal.lines()).allMatch(line -> DisplayText.width(line) <= 40);
    assertThat(terminal).contains("x…").contains("short");
    assertThat(Answers.printed(sql, statement, ResultPrinter.table(0))).contains("x".repeat(100));
  }

  @Test
  void showsControlCharactersInsteadOfObeyingThem() throws Exception {
    assertThat(
            Answers.printed(
                sql,
                "SELECT 'a' || chr(27) || '[2J' || chr(10) || chr(8238) || 'b' AS t,"
                    + " '\\x00A\\xFF'::BLOB AS raw",
                ResultPrinter.table(80)))
        .contains("a\\u001B[2J\\n\\u202Eb")
        .contains("\\x00A\\xFF");
  }

  @Test
  void keepsJsonKeysApart() {
    assertThat(
            JsonPrinter.keys(
                List.of(
                    new SqlColumn("a", "INTEGER"),
                    new SqlColumn("a", "INTEGER"),
                    new SqlColumn("a_2", "INTEGER"),
                    new SqlColumn("a", "INTEGER"))))
        .containsExactly("a", "a_3", "a_2", "a_4");
  }
}

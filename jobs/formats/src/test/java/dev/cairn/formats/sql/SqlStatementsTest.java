package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.sql.SqlStatements.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlStatementsTest {

  private final SqlStatements statements = new SqlStatements();

  @Test
  void semicolonsCut() {
    assertThat(cut("SELECT 1; SELECT 2;\n/* x */ COMMIT ; "))
        .containsExactly("SELECT 1", " SELECT 2", "\n/* x */ COMMIT ");
  }

  @Test
  void semicolonsOfStringsNamesAndCommentsDoNot() {
    assertThat(cut("SELECT 'a;''b\\';', \"c;\", `d;` -- e;\n /* f; */ # g;\n; SELECT 2"))
        .hasSize(2);
  }

  @Test
  void nothingButCommentsIsNoStatement() {
    assertThat(cut(";; /* a */ ; SELECT 1; -- b")).containsExactly(" SELECT 1");
    assertThat(cut(" ; ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END",
        "CREATE DEFINER=`a`@`%` PROCEDURE IF NOT EXISTS p(x INT) BEGIN"
            + " IF x THEN SELECT 1; ELSEIF y THEN SELECT 2; ELSE SELECT 3; END IF; END",
        "CREATE OR REPLACE FUNCTION f() RETURNS INT BEGIN"
            + " RETURN CASE WHEN 1 THEN IFNULL(a, b) ELSE 2 END; END",
        "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET a=1; SET b=IF(c, 1, 2); END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM x; COMMIT; END",
        "ALTER EVENT e DO BEGIN DELETE FROM x; DELETE FROM y; END",
        "create procedure p() begin l: loop leave l; end loop l; while a do set a=0; end while;"
            + " repeat set b=1; until b end repeat; case a when 1 then select 1; end case; end",
        "CREATE PROCEDURE p() IF (a) THEN SELECT 1; END IF",
        "CREATE PROCEDURE p() BEGIN DECLARE CONTINUE HANDLER FOR NOT FOUND SET d=1;"
            + " SELECT (a) FROM b FOR UPDATE; BEGIN SELECT REPEAT('a', 2); END; END",
        "BEGIN NOT ATOMIC SELECT 1; FOR i IN 1..3 DO SELECT i; END FOR; END",
      })
  void bodiesStayWhole(String sql) {
    assertThat(cut(sql + "; SELECT 9")).containsExactly(sql, " SELECT 9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN; UPDATE t SET a=1; COMMIT",
        "BEGIN WORK; SELECT CASE WHEN a THEN 1 END; COMMIT",
        "START TRANSACTION; SELECT IF(a, 1, 2); ROLLBACK",
        "CREATE TABLE event (a INT); INSERT INTO event VALUES (1); SELECT 1",
        "CREATE PROCEDURE p() SELECT 1; CALL p(); DROP PROCEDURE p",
        "SELECT 'x' AS `procedure`; DROP EVENT e; SELECT 1",
      })
  void transactionsAndStatementsWithoutBodiesAreCut(String sql) {
    assertThat(cut(sql)).hasSize(3);
  }

  @Test
  void aBodyThatIsNotClosedTakesTheRest() {
    assertThat(cut("SELECT 1; CREATE PROCEDURE p() BEGIN SELECT 2; SELECT 3")).hasSize(2);
  }

  @Test
  void tooManyStayWhole() {
    String text = "SELECT 1;".repeat(SqlStatements.MOST);
    assertThat(cut(text)).hasSize(SqlStatements.MOST);
    assertThat(cut(text + "SELECT 2;")).containsExactly(text + "SELECT 2;");
  }

  @Property
  void whatWasJoinedIsCutAgain(@ForAll @Size(min = 1, max = 20) List<@From("whole") String> all) {
    assertThat(cut(String.join(";", all))).isEqualTo(all);
    assertThat(cut(String.join(" ;; ", all)).stream().map(String::strip).toList())
        .isEqualTo(all.stream().map(String::strip).toList());
  }

  @Property
  void anyTextIsCutInOrderAndLosesSemicolonsAndCommentsAlone(@ForAll String text) {
    int last = 0;
    for (Statement one : statements.of(text)) {
      assertThat(one.start()).isGreaterThanOrEqualTo(last);
      assertThat(new SqlScanner(text.substring(last, one.start())).next())
          .isIn(SqlScanner.Token.END, SqlScanner.Token.SIGN);
      assertThat(one.end()).isGreaterThan(one.start()).isLessThanOrEqualTo(text.length());
      last = one.end();
    }
  }

  @Provide
  Arbitrary<String> whole() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "SELECT 1", " begin", "commit ", "'a;b'", "\"c;''d\"", "`e;f`", "/* g; */", "-- h;\n",
            "# i;\n", "'j\\';'", "if(a, b, c)", "case when a then b end", "?", "0x1f", "end", "é");
    Arbitrary<String> plain =
        piece.list().ofMinSize(1).ofMaxSize(6).map(l -> "UPDATE t " + String.join(" ", l));
    Arbitrary<String> body =
        piece
            .filter(one -> !one.contains("begin") && !one.equals("end"))
            .list()
            .ofMaxSize(4)
            .map(l -> l.stream().map("SET x="::concat).toList())
            .map(l -> "CREATE PROCEDURE p() BEGIN " + String.join("; ", l) + "; END");
    return Arbitraries.oneOf(plain, body);
  }

  private List<String> cut(String text) {
    return statements.of(text).stream()
        .map(one -> text.substring(one.start(), one.end()))
        .toList();
  }
}

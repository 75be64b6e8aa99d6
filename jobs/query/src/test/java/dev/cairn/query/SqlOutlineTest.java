package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlOutlineTest {

  @Test
  void keepsNamesAndSignsAndNoValue() {
    assertThat(
            SqlOutline.of(
                "SELECT *, count(*)  FROM events e\n WHERE user_name='x''y' AND rows_sent >= -1.5e-3"
                    + " AND \"time\" < TIMESTAMP '2026-01-01' -- why\n LIMIT 10;"))
        .isEqualTo(
            "SELECT *, count(*) FROM events e WHERE user_name=? AND rows_sent >= -?"
                + " AND \"time\" < TIMESTAMP ? LIMIT ?;");
    assertThat(SqlOutline.of("select e1.x, a.b, x'00ff', 0x1F, .5, 1_000, $1, $name from t"))
        .isEqualTo("select e1.x, a.b, ?, ?, ?, ?, ?, ? from t");
    assertThat(SqlOutline.of("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'CANARY'",
        "select 'a\\', 'CANARY', 'b\\'",
        "select E'a\\' CANARY'",
        "select $$CANARY$$",
        "select $t$ $$ CANARY $t$",
        "select 1 --CANARY",
        "select 1 /* /* */ CANARY */",
        "select /*! CANARY */ 1",
        "select \"CANARY\"",
        "select \"a\"\"CANARY\"",
        "select 'CANARY",
        "select \"CANARY",
        "select $$CANARY",
        "select 'a' 'CANARY'",
        "select 4711CANARY",
        "select 'it''s CANARY'",
        "'/*' CANARY' */",
        "select U&'CANARY'"
      })
  void noValueIsLeft(String sql) {
    assertThat(SqlOutline.of(sql)).doesNotContain("CANARY");
  }

  @Test
  void aLongOneIsCut() {
    assertThat(SqlOutline.of("select a" + ", b".repeat(10_000)))
        .hasSize(SqlOutline.LONGEST + 1)
        .endsWith("…");
  }
}

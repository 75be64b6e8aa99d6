package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlTablesTest {

  private final SqlTables tables = new SqlTables();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM patients WHERE id=1 | patients",
        "select a.x from phi.patients a, `phi`.`visits` as v where a.id=v.id | phi.patients,phi.visits",
        "SELECT 1 FROM a LEFT JOIN b ON a.i=b.i JOIN c USING (i) | a,b,c",
        "SELECT * FROM (SELECT * FROM x) t, y | x,y",
        "SELECT * FROM (a, b) JOIN c | a,b,c",
        "INSERT INTO t (a, b) VALUES (1, 'FROM z') | t",
        "INSERT IGNORE INTO t SELECT * FROM u ON DUPLICATE KEY UPDATE n=n+1 | t,u",
        "REPLACE INTO db.t SET a=1 | db.t",
        "UPDATE LOW_PRIORITY a, b SET a.x=b.x | a,b",
        "DELETE FROM t WHERE x | t",
        "DELETE t1 FROM t1 JOIN t2 | t1,t2",
        "SELECT * FROM t FOR UPDATE SKIP LOCKED | t",
        "SELECT EXTRACT(YEAR FROM born), TRIM(BOTH 'x' FROM y) FROM t | t",
        "WITH c AS (SELECT * FROM t) SELECT * FROM c | t",
        "CREATE TABLE IF NOT EXISTS n LIKE o | n",
        "DROP TABLE a, b | a,b",
        "TRUNCATE t | t",
        "TRUNCATE TABLE t | t",
        "LOAD DATA INFILE 'f' INTO TABLE t | t",
        "SELECT TRUNCATE(x, 2) INTO @v FROM t | t",
        "SELECT * INTO OUTFILE '/tmp/x' FROM t | t",
        "/* FROM c */ SELECT -- FROM d\\n 1 FROM dual | ''",
        "SHOW COLUMNS FROM t FROM db | ''",
        "SELECT STRAIGHT_JOIN a FROM b STRAIGHT_JOIN c | b,c",
        "SELECT * FROM t1 UNION SELECT * FROM t2 | t1,t2",
        "SELECT * FROM t WHERE a IN (SELECT b FROM u) | t,u",
        "SELECT * FROM `we``ird` | we`ird",
        "SELECT 'a FROM b' | ''",
        "SELECT * FROM | ''",
        "SELECT * FROM db. | ''",
      })
  void namesWhatStandsBehindTheWordsThatNameTables(String sql, String names) {
    List<String> expected = names.isEmpty() ? List.of() : List.of(names.split(","));

    assertThat(tables.of(sql.replace("\\n", "\n"))).isEqualTo(expected);
  }

  @Test
  void hasABoundHoweverManyThereAre() {
    StringBuilder sql = new StringBuilder("SELECT 1 FROM t0");
    for (int i = 1; i < 1_000; i++) {
      sql.append(", t").append(i);
    }

    assertThat(tables.of(sql.toString())).hasSize(SqlTables.MOST).contains("t0");
  }

  @Property
  void anyTextWillDo(@ForAll String text) {
    assertThat(tables.of(text)).hasSizeLessThanOrEqualTo(SqlTables.MOST);
    assertThat(tables.of("SELECT FROM " + text + " JOIN (")).isNotNull();
  }
}

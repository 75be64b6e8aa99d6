package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlDigestTest {

  private static String normal(String sql) {
    return NormalForms.of(sql);
  }

  @Test
  void theDigestOfAStatementNeverChanges() {
    // the first half of SHA-256 of "select id from orders where id=?"
    assertThat(SqlDigest.of("SELECT id FROM `Orders` WHERE id = 14913;").hash())
        .isEqualTo("15f058c82edaebbda9ce69371b587e66");
  }

  @Test
  void foldsLiteralsOfEveryKind() {
    assertThat(normal("a='x', b=\"y\", c='it''s', d='\\'', e=\"\"\"\""))
        .isEqualTo("a=?,b=?,c=?,d=?,e=?");
    assertThat(normal("1 12.5 .5 1e5 1.5E-7 0xAf 0b01 x'4D' X'4D' b'01' N'n'")).isEqualTo("?");
    assertThat(normal("a=_utf8mb4'x', b=_latin1 0x41, c='a' 'b', d=?"))
        .isEqualTo("a=?,b=?,c=?,d=?");
  }

  @Test
  void nullIsAValueWhereAParameterMayStand() {
    assertThat(normal("INSERT INTO t VALUES (?, NULL, 'a'), (NULL,2,3)"))
        .isEqualTo(normal("INSERT INTO t VALUES (?, ?, ?)"));
    assertThat(normal("UPDATE t SET a = NULL, b=-null WHERE c <=> Null AND NULL"))
        .isEqualTo(normal("UPDATE t SET a = ?, b=? WHERE c <=> ? AND ?"));
    assertThat(normal("SELECT NULL, IF(a, NULL, b) AND c IN (NULL) LIMIT NULL"))
        .isEqualTo(normal("SELECT ?, IF(a, ?, b) AND c IN (?) LIMIT ?"));
    assertThat(normal("CASE WHEN NULL THEN NULL ELSE NULL END"))
        .isEqualTo(normal("CASE WHEN ? THEN ? ELSE ? END"));
  }

  @Test
  void nullIsAWordWhereTheGrammarHasIt() {
    assertThat(normal("a IS NULL, b IS NOT NULL")).isEqualTo("a is null,b is not null");
    assertThat(normal("a INT NULL, b CHAR(3) NULL DEFAULT NULL, c INT NOT NULL DEFAULT 1 NULL"))
        .isEqualTo("a int null,b char(?)null default null,c int not null default ? null");
    assertThat(normal("ON DELETE SET NULL")).isEqualTo("on delete set null");
    assertThat(normal("t.NULL, @null, `null`, (`null`)")).isEqualTo("t.null,@null,null,(null)");
    assertThat(normal("a=1; NULL")).isEqualTo("a=?;null");
    assertThat(normal("(NULLIF, nul, nulls)")).isEqualTo("(nullif,nul,nulls)");
  }

  @Test
  void whatStandsForAPasswordIsAValue() {
    String clear = normal("identified by 'S3cret!pw'");
    assertThat(clear).isEqualTo("identified by ?");
    assertThat(normal("IDENTIFIED BY *****")).isEqualTo(clear);
    assertThat(normal("IDENTIFIED BY <secret>")).isEqualTo(clear);
    assertThat(normal("IDENTIFIED BY S3cret")).isEqualTo(clear);
    assertThat(normal("IDENTIFIED BY `S3cret`")).isEqualTo(clear);
    assertThat(normal("IDENTIFIED BY PASSWORD '*2470'")).isEqualTo("identified by password ?");
    assertThat(normal("IDENTIFIED BY RANDOM PASSWORD")).isEqualTo("identified by random password");
    assertThat(normal("ORDER BY a; reidentified by b"))
        .isEqualTo("order by a;reidentified by b");
    assertThat(normal("a <secret> b")).isEqualTo("a<secret>b");
  }

  @Test
  void invalidBytesInNamesCountOnce() {
    assertThat(normal("SELECT gr\uFFFD\uFFFDe")).isEqualTo(normal("SELECT gr\uFFFDe"));
    assertThat(normal("\uFFFD, a\uFFFDb\uFFFD")).isEqualTo("\uFFFD,a\uFFFDb\uFFFD");
    assertThat(normal("'gr\uFFFD\uFFFDe'")).isEqualTo(normal("'größe'"));
  }

  @Test
  void onlyCharacterSetsIntroduceStrings() {
    assertThat(normal("SELECT _utf8mb4'x', _binary 'y'")).isEqualTo("select ?,?");
    assertThat(normal("SELECT _secret 'x'")).isEqualTo("select _secret ?");
  }

  @Test
  void namesAreNoLiterals() {
    assertThat(normal("SELECT t1.c2, `3d`, 4th, $5, é FROM 6a.7b"))
        .isEqualTo("select t1.c2,3d,4th,$5,é from 6a.7b");
    assertThat(normal("TRUE, IS FALSE")).isEqualTo("true,is false");
    assertThat(normal("`a``b` 0xZZ 0b2")).isEqualTo("a`b 0xzz 0b2");
  }

  @Test
  void foldsSignsOfLiterals() {
    assertThat(normal("WHERE a=-5 AND b > + 1 AND -2")).isEqualTo("where a=? and b>? and ?");
    assertThat(normal("LIMIT - - 3")).isEqualTo("limit ?");
    assertThat(normal("a - 5, (1) - 5, `by` - 5, 4-3")).isEqualTo("a-?,(?)-?,by-?,?-?");
    assertThat(normal("a=-b")).isEqualTo("a=-b");
  }

  @Test
  void dropsComments() {
    assertThat(normal("/* s=1 */SELECT/**/a -- end\n,b # x\n,c --")).isEqualTo("select a,b,c");
    assertThat(normal("5--3")).isEqualTo("?-?");
    assertThat(normal("SELECT /*+ NO_ICP(t) */ 1 /* open")).isEqualTo("select ?");
    assertThat(normal("'/* no */' '-- no'")).isEqualTo("?");
  }

  @Test
  void keepsExecutableComments() {
    assertThat(normal("CREATE /*!50100 TEMPORARY */ TABLE /*M!100100 x */ t"))
        .isEqualTo("create temporary table x t");
    assertThat(normal("/*!40101 SET NAMES utf8 */")).isEqualTo("set names utf8");
  }

  @Test
  void foldsListsAndRows() {
    assertThat(normal("a IN (1,2 , 3)")).isEqualTo("a in(?)").isEqualTo(normal("a in(?)"));
    assertThat(normal("(a,b) IN ((1,2),(3,4))")).isEqualTo("(a,b) in((?))".replace(") in", ")in"));
    assertThat(normal("VALUES (1,'a',NOW()),(2,'b',NOW())")).isEqualTo("values(?,now())");
    assertThat(normal("VALUES (1,2),(3,4),(5,6) ON DUPLICATE KEY UPDATE a=VALUES(a),b=VALUES(b)"))
        .isEqualTo("values(?)on duplicate key update a=values(a),b=values(b)");
    assertThat(normal("IN (SELECT a FROM t WHERE b IN (1,2))"))
        .isEqualTo("in(select a from t where b in(?))");
    assertThat(normal("f(1,2), LIMIT 1,2")).isEqualTo("f(?,?),limit ?,?");
    assertThat(normal("IN (1,a,2,3)")).isEqualTo("in(?,a,?)");
    assertThat(normal("`in` (1,2)")).isEqualTo("in(?,?)");
  }

  @Test
  void dropsSemicolonsAtTheEnds() {
    assertThat(normal(";; SELECT 1 ; ;")).isEqualTo("select ?");
    assertThat(normal("SELECT 1;;SELECT 2;")).isEqualTo("select ?;select ?");
  }

  @Test
  void preparedAndExecutedTextHaveTheSameDigest() {
    String prepared = "INSERT INTO orders(customer_id,status,amount,memo) VALUES (?,?,?,?)";
    String executed =
        "INSERT INTO orders(customer_id,status,amount,memo) VALUES (316,'new',-79.84,'ü\\'q\\'')";

    assertThat(SqlDigest.of(prepared)).isEqualTo(SqlDigest.of(executed));
    assertThat(SqlDigest.of(prepared)).isNotEqualTo(SqlDigest.of(prepared.replace("memo", "m")));
  }

  @Test
  void nothingToHashHasNoDigest() {
    assertThat(SqlDigest.of("").hash()).isNull();
    assertThat(SqlDigest.of(" /* ping */ ;").hash()).isNull();
  }

  @Test
  void findsTheKind() {
    assertThat(SqlDigest.of("/* c */ ((select 1) union (select 2))").kind())
        .isEqualTo(StatementKind.SELECT);
    assertThat(SqlDigest.of("desc t").kind()).isEqualTo(StatementKind.EXPLAIN);
    assertThat(SqlDigest.of("START TRANSACTION").kind()).isEqualTo(StatementKind.BEGIN);
    assertThat(SqlDigest.of("BEGIN").kind()).isEqualTo(StatementKind.BEGIN);
    assertThat(SqlDigest.of("selected").kind()).isEqualTo(StatementKind.OTHER);
    assertThat(SqlDigest.of("select_1").kind()).isEqualTo(StatementKind.OTHER);
    assertThat(SqlDigest.of("'x'").kind()).isEqualTo(StatementKind.OTHER);
  }

  @Test
  void saysWhereATextBreaksOff() {
    assertThat(SqlDigest.of("SELECT 'cut").openEnded()).isTrue();
    assertThat(SqlDigest.of("SELECT 'cut\\").openEnded()).isTrue();
    assertThat(SqlDigest.of("SELECT `cut").openEnded()).isTrue();
    assertThat(SqlDigest.of("SELECT 1 /* cut").openEnded()).isTrue();
    assertThat(SqlDigest.of("SELECT 'whole'").openEnded()).isFalse();
  }

  @Test
  void survivesDeepNestingAndLongTexts() {
    assertThat(SqlDigest.of("(".repeat(100_000) + "1" + ")".repeat(100_000)).hash()).isNotNull();
    assertThat(normal("IN (" + "1,".repeat(1_000_000) + "1)")).isEqualTo("in(?)");
    assertThat(normal("VALUES " + "(1,'a'),".repeat(300_000) + "(2,?)")).isEqualTo("values(?)");
    assertThat(normal("x\uD83D")).isEqualTo("x?");
  }
}

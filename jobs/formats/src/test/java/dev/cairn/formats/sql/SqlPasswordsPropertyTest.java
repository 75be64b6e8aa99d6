package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlPasswordsPropertyTest {

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final List<String> FORMS =
      List.of(
          "ALTER USER u IDENTIFIED BY %s", "CREATE USER u IDENTIFIED WITH 'p' AS %s, v",
          "SET PASSWORD FOR 'u'@'h' = PASSWORD(%s)", "SET PASSWORD = %s REPLACE %s",
          "CHANGE MASTER TO MASTER_PASSWORD = %s, MASTER_PORT = 5",
          "CREATE SERVER s OPTIONS (USER 'x', PASSWORD %s)", "SET GLOBAL a_password=%s, b='c'",
          "START REPLICA USER='x' PASSWORD=%s");
  private static final List<String> AROUND =
      List.of(
          "SELECT 'it''s' FROM t", "UPDATE t SET a=\"x\\\"\" WHERE b IN (1,'2')", "/* 'open */",
          "SELECT `pass``word` -- it's\n", "INSERT INTO t VALUES (?, NULL, x'00')", "");

  /** Any text in quotes, so that the quotes hold it. */
  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.strings().withChars("ab'\"\\`?*/-# ;=()éß\uD83D\uDE80\n").ofMaxLength(12);
  }

  @Property
  void thePasswordIsGoneAndAllElseIsAsBefore(
      @ForAll("passwords") String password, @ForAll Random random) {
    String form = pick(FORMS, random);
    String before = pick(AROUND, random);
    String after = pick(AROUND, random);
    String marked = "S3cret" + password + "S3cret";
    String literal =
        random.nextBoolean()
            ? "'" + marked.replace("\\", "\\\\").replace("'", "''") + "'"
            : "\"" + marked.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String text = before + ";" + form.replace("%s", literal) + ";" + after;

    String masked = SqlPasswords.mask(text);

    assertThat(masked).isEqualTo(before + ";" + form.replace("%s", "*****") + ";" + after);
    assertThat(SqlDigest.of(masked)).isEqualTo(SqlDigest.of(text));
  }

  @Property
  void aTextCutAnywhereShowsNothingOfThePassword(@ForAll Random random) {
    String text = pick(AROUND, random) + ";" + pick(FORMS, random).replace("%s", "'S3cretS3cret'");
    String cut = text.substring(0, random.nextInt(text.length() + 1));

    assertThat(SqlPasswords.mask(cut)).doesNotContain("S3c");
  }

  @Property
  void anyTextIsMaskedOnceAndForAll(@ForAll List<Integer> picks) {
    List<String> pieces =
        List.of(
            "'", "\"", "`", "\\", " ", "identified", "by ", "password", "=", "(", ")", ",", ";",
            "/*", "*/", "*****", "set ", "for ", "x'", "_utf8", "1", "a", "/", "*", "--", "\n");
    StringBuilder text = new StringBuilder();
    picks.forEach(pick -> text.append(pieces.get(Math.floorMod(pick, pieces.size()))));

    // never throws, whatever comes
    assertThat(SqlPasswords.mask(text.toString())).isNotNull();
  }

  @Property
  void anyBytesAreMasked(@ForAll byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(SqlPasswords.mask("password=" + text)).startsWith("password=");
  }

  @Example
  void timeIsLinearInTheWorstOfTexts() {
    List<String> units =
        List.of(
            "password ", "password=", "'password='a", "'identified by '", "identified by 'x'y",
            "\"'password", "password(", "\\'pwd=", "''pwd''", "passw", "i", "c", "pwd/'a'",
            "'pwd=\"", "''''pwd=");
    for (String unit : units) {
      String text = unit.repeat(200_000);
      long start = CLOCK.getCurrentThreadCpuTime();
      SqlPasswords.mask(text);
      assertThat(CLOCK.getCurrentThreadCpuTime() - start).as(unit).isLessThan(5_000_000_000L);
    }
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}

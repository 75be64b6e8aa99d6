package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LiteralTokensTest {

  private static final LiteralTokens TOKENS = LiteralTokens.of(key());

  // made with Python's hmac and base64
  private static final String SEVEN = "t:ipehlqicpyf3mcz4";
  private static final String O_BRIEN = "t:3pb4itsj5m6uojg3";
  private static final String AB = "t:fyxwr64v4mlhfn5h";

  private static byte[] key() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return key;
  }

  private static String tokens(String sql) {
    return TOKENS.replace(sql, false);
  }

  @Test
  void aTokenNeverChanges() {
    assertThat(TOKENS.token("7")).isEqualTo(SEVEN);
    assertThat(TOKENS.token("O'Brien")).isEqualTo(O_BRIEN);
    assertThat(TOKENS.token("")).isEqualTo("t:2ofueclnqd2f7atl");
    assertThat(TOKENS.token("Müller")).isEqualTo("t:3be3jzzm4fvvdreg");
    assertThat(TOKENS.token("0x4d")).isEqualTo("t:gbxzfuadnrqhar2r");
    assertThat(TOKENS.token("0.5")).isEqualTo("t:kkqeihqamnlb4m53");
    assertThat(TOKENS.token("ab")).isEqualTo(AB);
  }

  @Test
  void literalsBecomeTokensAndAllElseStays() {
    assertThat(tokens("SELECT `a b`, c /* s=1 */\n FROM t WHERE n='O''Brien'  AND i = 007;"))
        .isEqualTo(
            "SELECT `a b`, c FROM t WHERE n='" + O_BRIEN + "' AND i = '" + SEVEN + "';");
    assertThat(tokens("-- x\nINSERT INTO t VALUES (?, NULL, TRUE, -7, *****)"))
        .isEqualTo("INSERT INTO t VALUES (?, NULL, TRUE, -'" + SEVEN + "', *****)");
    assertThat(tokens("")).isEmpty();
  }

  @Test
  void equalValuesHaveEqualTokens() {
    for (String literal :
        List.of("'O''Brien'", "'O\\'Brien'", "\"O'Brien\"", "N'O''Brien'", "'O' \"'Brien\"")) {
      assertThat(tokens("a=" + literal)).as(literal).isEqualTo("a='" + O_BRIEN + "'");
    }
    for (String literal : List.of("7", "007", "7.0", "7.", "'7'", "0007.000")) {
      assertThat(tokens("a=" + literal)).as(literal).isEqualTo("a='" + SEVEN + "'");
    }
    for (String literal : List.of(".5", "0.50", "00.5")) {
      assertThat(tokens("a= " + literal)).as(literal).isEqualTo("a= '" + TOKENS.token("0.5") + "'");
    }
    for (String literal : List.of("0x4D", "x'4D'", "X'4d'")) {
      assertThat(tokens("a=" + literal)).as(literal).isEqualTo("a='" + TOKENS.token("0x4d") + "'");
    }
    assertThat(tokens("a=_utf8mb4'ab'")).isEqualTo("a=_utf8mb4'" + AB + "'");
    assertThat(tokens("a=1E5")).isEqualTo("a='" + TOKENS.token("1e5") + "'");
    assertThat(tokens("a=0, b=00, c=0.0"))
        .isEqualTo("a='Z', b='Z', c='Z'".replace("Z", TOKENS.token("0")));
  }

  @Test
  void differentValuesAndKeysHaveDifferentTokens() {
    byte[] other = key();
    other[0] = 1;

    assertThat(TOKENS.token("8")).isNotEqualTo(SEVEN);
    assertThat(TOKENS.token("07")).isNotEqualTo(SEVEN);
    assertThat(LiteralTokens.of(other).token("7")).isNotEqualTo(SEVEN);
  }

  @Test
  void aCutLiteralIsMarked() {
    assertThat(TOKENS.replace("SELECT 'ab", true)).isEqualTo("SELECT '" + AB + "~'");
    assertThat(TOKENS.replace("SELECT 7", true)).isEqualTo("SELECT '" + SEVEN + "~'");
    assertThat(TOKENS.replace("SELECT 'ab'", true)).isEqualTo("SELECT '" + AB + "'");
    assertThat(TOKENS.replace("SELECT 'ab' /* cut", true)).isEqualTo("SELECT '" + AB + "'");
    assertThat(TOKENS.replace("SELECT x'4", true))
        .isEqualTo("SELECT '" + TOKENS.token("0x4") + "~'");
  }

  @Test
  void whatQuotesDoNotTellApartIsOneToken() {
    for (String broken :
        List.of("a='O'Brien' AND b='x'", "SELECT `a WHERE n='Ann'", "'it's Ann'")) {
      assertThat(tokens(broken)).isEqualTo("'" + TOKENS.token(broken) + "~'");
    }
    assertThat(tokens("a='O'Brien' AND b='O'Hara'"))
        .doesNotContain("Brien")
        .doesNotContain("Hara");
    assertThat(tokens("a='ab'AND b=12345A"))
        .isEqualTo("a='" + AB + "'AND b='" + TOKENS.token("12345A") + "'");
  }

  @Test
  void tokensSideBySideStayApart() {
    assertThat(tokens("7'ab'")).isEqualTo("'" + SEVEN + "' '" + AB + "'");
  }

  @Test
  void theKeyIsCopiedCheckedAndNotShown() {
    byte[] key = key();
    LiteralTokens tokens = LiteralTokens.of(key);
    key[5] = 99;

    assertThat(tokens.token("7")).isEqualTo(SEVEN);
    assertThat(tokens).hasToString("LiteralTokens");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiteralTokens.of(new byte[31]))
        .withMessageContaining("31 bytes")
        .withMessageContaining("at least 32");
    assertThatNullPointerException().isThrownBy(() -> LiteralTokens.of(null));
  }

  @Test
  void threadsShareOne() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> work =
          () -> {
            for (int i = 0; i < 3_000; i++) {
              String value = Integer.toString(i % 1_500);
              if (!TOKENS.token(value).equals(LiteralTokens.of(key()).token(value))) {
                return false;
              }
            }
            return TOKENS.token("7").equals(SEVEN);
          };
      assertThat(pool.invokeAll(List.of(work, work, work, work)))
          .allSatisfy(done -> assertThat(done.get()).isTrue());
    } finally {
      pool.shutdownNow();
    }
  }

  @Property
  void noStringShowsAndTheDigestStays(@ForAll String value) {
    String quoted = value.replace("\\", "\\\\").replace("'", "''");
    String sql = "SELECT a FROM t WHERE n = 'S3cret" + quoted + "' AND i IN (71234, 'x')";

    String replaced = tokens(sql);

    assertThat(replaced)
        .isEqualTo(
            "SELECT a FROM t WHERE n = '%s' AND i IN ('%s', '%s')"
                .formatted(
                    TOKENS.token("S3cret" + value), TOKENS.token("71234"), TOKENS.token("x")));
    assertThat(SqlDigest.of(replaced)).isEqualTo(SqlDigest.of(sql));
  }

  @Property
  void anyTextIsReplaced(@ForAll String text, @ForAll boolean truncated) {
    assertThat(TOKENS.replace(text, truncated)).isEqualTo(TOKENS.replace(text, truncated));
  }
}

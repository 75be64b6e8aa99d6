package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlDigestPropertyTest {

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  /** Tokens that stay what they are whatever stands beside them. */
  @Provide
  Arbitrary<List<String>> statements() {
    Arbitrary<String> words =
        Arbitraries.of("SELECT", "a", "t1", "`b c`", "WHERE", "IN", "VALUES", "NULL", "@v", "é");
    Arbitrary<String> signs = Arbitraries.of("(", ")", ",", "=", "<", "%", ".", ";");
    return Arbitraries.oneOf(words, signs, literals()).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<String> literals() {
    return Arbitraries.of(
        "?", "1",
        "42.5", "1e9", "0xFF", "'it''s'", "\"q\"", "'\\''", "'-- x'", "'/*'", "''", "b'1'");
  }

  @Property
  void literalsDoNotMatter(
      @ForAll("statements") List<String> tokens, @ForAll("literals") String other) {
    List<String> changed =
        tokens.stream().map(token -> isLiteral(token) ? other : token).toList();

    assertThat(digest(String.join(" ", changed))).isEqualTo(digest(String.join(" ", tokens)));
  }

  @Property
  void commentsWhiteSpaceAndCaseDoNotMatter(
      @ForAll("statements") List<String> tokens, @ForAll Random random) {
    List<String> gaps = List.of(" ", "\n", "\t ", "/* it's */", " -- \"x\n", "#'\n", "/**/");
    StringBuilder changed = new StringBuilder();
    for (String token : tokens) {
      boolean upper = random.nextBoolean() && !isLiteral(token) && !token.equals("é");
      changed.append(upper ? token.toUpperCase(Locale.ROOT) : token);
      changed.append(gaps.get(random.nextInt(gaps.size())));
    }

    assertThat(digest(changed.toString())).isEqualTo(digest(String.join(" ", tokens)));
  }

  @Property
  void anyTextHasADigest(@ForAll String text) {
    assertThat(SqlDigest.of(text)).isEqualTo(SqlDigest.of(text));
  }

  @Property
  void anyBytesHaveADigest(@ForAll byte[] bytes) {
    SqlDigest.of(new String(bytes, StandardCharsets.UTF_8));
    SqlDigest.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property
  void theNormalFormIsItsOwnNormalForm(@ForAll("statements") List<String> tokens) {
    String once = normal(String.join(" ", tokens));

    assertThat(normal(once)).isEqualTo(once);
  }

  @Property
  void anyPieceOfAStatementHasADigest(@ForAll("statements") List<String> tokens) {
    String text = String.join(" ", tokens);
    for (int cut = 0; cut <= text.length(); cut++) {
      SqlDigest.of(text.substring(0, cut));
    }
  }

  @Example
  void timeIsLinearInTheWorstOfTexts() {
    // half a minute would be quadratic; the processor's time, for the machine may be busy
    List<String> units =
        List.of("'", "`", "/*", "(", "),(", "in(", "values(1),", "- ", "_a ", "0x",
            "null,", "identified by ", "\uFFFD", "<secret>", "*****");
    for (String unit : units) {
      long start = CLOCK.getCurrentThreadCpuTime();
      SqlDigest.of(unit.repeat(500_000));
      assertThat(CLOCK.getCurrentThreadCpuTime() - start).as(unit).isLessThan(5_000_000_000L);
    }
  }

  private static boolean isLiteral(String token) {
    return token.equals("b'1'") || "?0123456789'\"".indexOf(token.charAt(0)) >= 0;
  }

  private static String digest(String text) {
    return String.valueOf(SqlDigest.of(text).hash());
  }

  private static String normal(String text) {
    return NormalForms.of(text);
  }
}

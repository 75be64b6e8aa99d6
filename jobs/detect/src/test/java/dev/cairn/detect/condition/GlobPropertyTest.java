package dev.cairn.detect.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobPropertyTest {

  @Property(tries = 2000)
  void matchesWhatANaiveExpressionMatches(
      @ForAll("texts") String pattern, @ForAll("texts") String text, @ForAll boolean cased) {
    assertThat(glob(pattern, cased).matches(text)).isEqualTo(naive(pattern, cased, text));
  }

  @Property(tries = 500)
  void findsEveryPartOfAText(
      @ForAll("texts") String before, @ForAll("texts") String part, @ForAll("texts") String after) {
    Glob contains = new Glob.Builder().many().text(part).many().build(false);

    assertThat(contains.matches(before + part + after)).isTrue();
    assertThat(contains.matches(Folding.fold(before + part + after))).isTrue();
  }

  @Property(tries = 500)
  void foldingIsWhatIgnoringCaseMeans(@ForAll("texts") String a, @ForAll("texts") String b) {
    assertThat(Folding.fold(a).equals(Folding.fold(b))).isEqualTo(a.equalsIgnoreCase(b));
  }

  private static Glob glob(String pattern, boolean cased) {
    Glob.Builder glob = new Glob.Builder();
    for (char one : pattern.toCharArray()) {
      switch (one) {
        case '*' -> glob.many();
        case '?' -> glob.one();
        default -> glob.text(String.valueOf(one));
      }
    }
    return glob.build(cased);
  }

  private static boolean naive(String pattern, boolean cased, String text) {
    StringBuilder regex = new StringBuilder();
    for (int one : pattern.codePoints().toArray()) {
      regex.append(
          switch (one) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(one));
          });
    }
    int flags = cased ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(text).matches();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "A", "b", "ä", "Ä", "*", "?", "\n", "😀", "ab")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}

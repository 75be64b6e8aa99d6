package dev.cairn.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleReaderPropertyTest {

  private static final String WHOLE =
      """
      title: A rule
      id: 929a690e-bef0-4204-a928-ef5e620d6fcc
      name: one
      level: high
      tags: [attack.t1078, attack.collection]
      logsource: {product: cairn, service: proxysql.query}
      detection:
        a: {sql_text|contains|all: [x, 'y*'], rows_sent|gte: 5, tls: null}
        b: [key, word]
        condition: a and not 1 of b*
      cairn:
        version: "1"
        group_by: [user_name]
        suppress: PT1H
        message: "{user_name} did it"
        detector: {type: count, measure: events, timespan: PT1H, limits: {gte: 5}}
      ---
      title: Another
      name: two
      logsource: {category: database}
      detection: {a: {user_name: x}, condition: a}
      ---
      title: Both
      name: both
      correlation:
        type: value_count
        rules: [two]
        group-by: [client_ip]
        timespan: 10m
        condition: {field: user_name, gte: 5}
      ---
      title: Over both
      correlation:
        type: temporal
        rules: [both, two]
        aliases: {it: {both: client_ip, two: SourceIp}}
        group-by: [it]
        timespan: 10m
      """;

  @Property(tries = 1000)
  void anyBytesAreRulesOrFaults(@ForAll byte[] bytes) {
    readsOrRefuses(bytes);
  }

  @Property(tries = 1000)
  void anyTextOfYamlsOwnSignsIsRulesOrFaults(@ForAll("signs") String text) {
    readsOrRefuses(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1500)
  void aRuleThatWasTamperedWithIsRulesOrFaults(
      @ForAll("signs") String piece, @ForAll("places") int at, @ForAll("lengths") int length) {
    int from = Math.min(at, WHOLE.length());
    int to = Math.min(from + length, WHOLE.length());
    readsOrRefuses(
        (WHOLE.substring(0, from) + piece + WHOLE.substring(to))
            .getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void anyExpressionIsReadOrRefused(@ForAll("expressions") String text) {
    Map<String, Condition> searches = Map.of("a", Condition.ALWAYS, "b", Conditions.NEVER);
    try {
      Condition read = new Expression(text, searches, new HashSet<>()).read();
      assertThat(read).isIn(Condition.ALWAYS, Conditions.NEVER);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 1000)
  void anExpressionMeansWhatItsTreeMeans(@ForAll("trees") Tree tree) {
    Map<String, Condition> searches = Map.of("a", Condition.ALWAYS, "b", Conditions.NEVER);

    Condition read = new Expression(tree.text(), searches, new HashSet<>()).read();

    assertThat(read.equals(Condition.ALWAYS)).as(tree.text()).isEqualTo(tree.holds());
  }

  private static void readsOrRefuses(byte[] bytes) {
    try {
      assertThat(RuleReader.read(RuleFiles.of(Map.of("a.yml", bytes)))).isNotNull();
    } catch (RuleFaultsException e) {
      assertThat(e.faults()).isNotEmpty().allSatisfy(
          fault -> assertThat(fault.place().line()).isPositive());
    }
  }

  record Tree(String text, boolean holds) {}

  @Provide
  Arbitrary<Tree> trees() {
    Arbitrary<Tree> leaf = Arbitraries.of(new Tree("a", true), new Tree("b", false));
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.map(one -> new Tree("not (" + one.text() + ")", !one.holds())),
                Combinators.combine(inner, leaf)
                    .as(
                        (x, y) ->
                            new Tree(
                                "(" + x.text() + ") and " + y.text(), x.holds() && y.holds())),
                Combinators.combine(leaf, leaf, inner)
                    .as(
                        (x, y, z) ->
                            new Tree(
                                x.text() + " or " + y.text() + " and (" + z.text() + ")",
                                x.holds() || y.holds() && z.holds()))),
        1,
        6);
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.of(
            "a", "b", "c", "and", "or", "not", "(", ")", "1 of", "all of", "them", "*")
        .list()
        .ofMaxSize(120)
        .map(parts -> String.join(" ", parts));
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(
            ":", ": ", "- ", "[", "]", "{", "}", "'", "\"", "\n", "  ", "|", ">", "&a", "*a", "!",
            "%YAML 99999999999", "---", "null", "~", "true", "1e999", "0x", ",", "#", "\t", "title",
            "detection", "correlation", "cairn", "P99999999999D", "rules", "condition", "é", "\\")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, WHOLE.length());
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(0, 40);
  }
}

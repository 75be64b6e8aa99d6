package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Rules.assertRefused;
import static dev.cairn.detect.sigma.Rules.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Step;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations over correlations. */
class ChainTest {

  private static final String INNER =
      """
      title: Many
      name: many
      correlation:
        type: event_count
        rules: [failed]
        group-by: [client_ip, user_name]
        timespan: 1h
        condition: {gte: 5, gt: 3}
      ---
      """;
  /** Its correlation begins in line 27. */
  private static final String OUTER =
      """
      title: Outer
      id: 929a690e-bef0-4204-a928-ef5e620d6fcc
      correlation:
        type: temporal_ordered
        rules: [many, let_in]
        group-by: [user_name, client_ip]
        timespan: 10m
        #aliases
        #condition
      """;
  private static final String ALL = Rules.BASES + INNER + OUTER;

  private static Rule outer(String text) {
    return read(text).rule("929a690e-bef0-4204-a928-ef5e620d6fcc");
  }

  private static Burst burst(Measure measure, Limit... limits) {
    return new Burst(measure, List.of(limits), Duration.ofHours(1));
  }

  private static Limit least(double number) {
    return new Limit(Limit.Comparison.GTE, number);
  }

  @Test
  void aCountIsABurstOfItsRules() {
    Rule rule = outer(ALL);

    assertThat(rule.detector())
        .isEqualTo(
            new Detector.Temporal(
                true,
                Duration.ofMinutes(10),
                List.of(),
                List.of(
                    new Step(
                        1,
                        burst(
                            Measure.EVENTS, least(5), new Limit(Limit.Comparison.GT, 3))),
                    Step.HIT)));
    assertThat(rule.groupBy()).containsExactly("user_name", "client_ip");
    assertThat(rule.inputs()).extracting(Input::name).containsExactly("failed", "let_in");
    assertThat(rule.inputs())
        .allSatisfy(
            input ->
                assertThat(input.keys())
                    .extracting(Field::name)
                    .containsExactly("user_name", "client_ip"));
  }

  @Test
  void aCountOfValuesOfSeveralRulesIsOneStep() {
    Rule rule =
        outer(
            ALL.replace("event_count", "value_count")
                .replace("rules: [failed]", "rules: [failed, let_in]")
                .replace("{gte: 5, gt: 3}", "{field: [server, database_name], gte: 5}")
                .replace("rules: [many, let_in]", "rules: [let_in, many]"));

    assertThat(((Detector.Temporal) rule.detector()).steps())
        .containsExactly(Step.HIT, new Step(2, burst(Measure.DISTINCT, least(5))));
    assertThat(rule.inputs())
        .extracting(Input::name)
        .containsExactly("let_in", "failed", "let_in");
    assertThat(rule.inputs().get(0).item()).isEmpty();
    assertThat(rule.inputs().get(1).item())
        .extracting(Field::name)
        .containsExactly("server", "database_name");
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    assertThat(outer(OUTER + "---\n" + Rules.BASES + INNER.replace("---\n", "")).detector())
        .isEqualTo(outer(ALL).detector());
  }

  @Test
  void aCorrelationMayBeCalledByItsId() {
    String id = "0e95725d-7320-415d-80f7-004da920fc11";

    assertThat(
            outer(ALL.replace("name: many", "id: " + id).replace("[many,", "[" + id + ","))
                .detector())
        .isEqualTo(outer(ALL).detector());
  }

  @Test
  void otherNamesOfAFieldAreThatField() {
    Rule rule = outer(ALL.replace("[user_name, client_ip]", "[User, src_ip]"));

    assertThat(rule.groupBy()).containsExactly("user_name", "client_ip");
    assertThat(rule.inputs().get(0).keys())
        .containsExactly(Fields.get("user_name"), Fields.get("client_ip"));
  }

  @Test
  void aliasesSayWhatACorrelationCallsIt() {
    String text =
        ALL.replace("rules: [failed]", "rules: [failed, flow]")
            .replace(
                "[client_ip, user_name]",
                "[from]\n  aliases: {from: {failed: client_ip, flow: dst_ip}}")
            .replace("[user_name, client_ip]", "[address]");
    Rule named =
        outer(text.replace("#aliases", "aliases: {address: {many: from, let_in: client_ip}}"));

    assertThat(named.groupBy()).containsExactly("address");
    assertThat(named.inputs())
        .extracting(input -> input.keys().get(0).name())
        .containsExactly("client_ip", "server_ip", "client_ip");
    assertRefused(text.replace("#aliases", "aliases: {address: {let_in: client_ip}}"))
        .hasMessageContaining("the alias 'address' does not say what 'many' calls it");
    assertRefused(
            text.replace("#aliases", "aliases: {address: {many: client_ip, let_in: client_ip}}"))
        .hasMessageContaining(
            "'many' does not group by 'client_ip', but by [from]; allowed: the same fields");
    assertRefused(
            text.replace("#aliases", "aliases: {address: {failed: client_ip, let_in: client_ip}}"))
        .hasMessageContaining("'failed' is none of this correlation's rules");
  }

  @Test
  void partsOfPartsAreNoRulesOfTheirOwnEither() {
    assertThat(read(ALL).rules()).extracting(Rule::title).containsExactly("Flow", "Outer");
    assertThat(read(ALL + "generate: true\n").rules())
        .extracting(Rule::title)
        .containsExactly("Let in", "Flow", "Many", "Outer");
    assertThat(read(ALL.replace("title: Many", "title: Many\ngenerate: true")).rules())
        .extracting(Rule::title)
        .containsExactly("Failed", "Flow", "Outer");
  }

  @Test
  void aChangedPartOfAPartChangesTheVersion() {
    String version = outer(ALL).version();

    assertThat(outer(ALL.replace("failure", "unknown")).version()).isNotEqualTo(version);
    assertThat(outer(ALL.replace("gte: 5", "gte: 6")).version()).isNotEqualTo(version);
    assertThat(outer("# comment\n" + ALL).version()).isEqualTo(version);
  }

  @Test
  void howManyOfARuleThereMustBeCanStillBeSaid() {
    String text =
        ALL.replace("[many, let_in]", "[many, flow, let_in]")
            .replace("[user_name, client_ip]", "[client_ip]")
            .replace("[client_ip, user_name]", "[client_ip]");
    Rule rule = outer(text + "cairn: {at_least: {flow: 3}}\n");

    assertThat(((Detector.Temporal) rule.detector()).least()).containsExactly(1, 3, 1);
    assertRefused(text + "cairn: {at_least: {many: 2}}\n")
        .hasMessageContaining(
            "rules/a.yml:34: 'many' is a correlation: its own condition says how many;"
                + " allowed: other rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "29 ~ temporal_ordered ~ event_count ~ 'many' is a correlation: a correlation over"
            + " correlations can be temporal or temporal_ordered only; allowed: rules with a"
            + " detection",
        "29 ~ event_count ~ value_sum ~ 'many' is of the type 'value_sum'; allowed within another"
            + " correlation: event_count, value_count",
        "29 ~ event_count ~ temporal ~ 'many' is of the type 'temporal'; allowed within another",
        "29 ~ rules: [failed] ~ rules: [many] ~ 'many' is over correlations itself; allowed:"
            + " correlations over rules with a detection",
        "20 ~ rules: [failed] ~ rules: [many] ~ 'many' is a correlation: a correlation over",
        "29 ~ gte: 5 ~ gte: 201 ~ 'many' has a limit that can't be judged within another"
            + " correlation; allowed: gt and gte, of at most 200",
        "29 ~ gt: 3 ~ lte: 30 ~ 'many' has a limit that can't be judged within another",
        "29 ~ gt: 3 ~ neq: 30 ~ 'many' has a limit that can't be judged within another",
        "29 ~ {gte: 5, gt: 3} ~ {eq: 5} ~ 'many' has a limit that can't be judged within another",
        "29 ~ [many, let_in] ~ [many, many] ~ 'many' is there twice",
        "28 ~ [many, let_in] ~ [many] ~ temporal_ordered needs two rules or more",
        "30 ~ [user_name, client_ip] ~ [user_name] ~ 'many' groups by [client_ip, user_name], this"
            + " by [user_name]; allowed: the same fields",
        "30 ~ [client_ip, user_name] ~ [client_ip] ~ 'many' does not group by 'user_name', but by"
            + " [client_ip]; allowed: the same fields",
        "30 ~ [user_name, client_ip] ~ [User, user_name] ~ 'user_name' is there twice",
        "33 ~ #condition ~ condition: many or let_in ~ no other condition than all of the rules",
        "33 ~ #condition ~ condition: {gte: 1} ~ some of the rules can't be asked for",
        "22 ~ timespan: 1h ~ timespan: 1y ~ timespan: allowed: a number and s, m, h, d or w",
      })
  void whatCannotBeJudgedInOneStateIsRefused(
      int line, String from, String to, String reason) {
    assertThat(ALL).contains(from);
    assertRefused(ALL.replace(from, to))
        .hasMessageContaining("rules/a.yml:" + line + ": " + (line == 33 ? "" : reason))
        .hasMessageContaining(reason);
  }

  @Test
  void whatIsWrongWithAPartIsToldOnce() {
    assertRefused(ALL.replace("{gte: 5, gt: 3}", "{gte: many}"))
        .hasMessage("rules/a.yml:23: gte: allowed: a number");
  }

  @Test
  void correlationsOverEachOtherAreRefused() {
    String form =
        """
        title: %s
        name: %s
        correlation:
          type: temporal
          rules: [%s, failed]
          group-by: [user_name]
          timespan: 1h
        ---
        """;

    assertRefused(
            Rules.BASES
                + form.formatted("A", "outer", "other")
                + form.formatted("B", "other", "outer"))
        .hasMessageContaining("'other' is over correlations itself")
        .hasMessageContaining("'outer' is over correlations itself");
  }
}

package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Rules.assertRefused;
import static dev.cairn.detect.sigma.Rules.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

  private static final String PARTS =
      Rules.BASES
          + """
      title: Correlated
      id: 929a690e-bef0-4204-a928-ef5e620d6fcc
      correlation:
      """;

  /** Parts, and a correlation that begins in line 19. */
  private static String correlation(String... lines) {
    StringBuilder text = new StringBuilder(PARTS);
    for (String line : lines) {
      text.append("  ").append(line).append('\n');
    }
    return text.toString();
  }

  private static Rule correlated(String... lines) {
    return read(correlation(lines)).rule("929a690e-bef0-4204-a928-ef5e620d6fcc");
  }

  @Test
  void eventsAreCounted() {
    Rule rule =
        correlated(
            "type: event_count", "rules: [failed, flow]", "group-by: [client_ip]",
            "timespan: 90m", "condition: {gt: 100, lte: 200}");

    assertThat(rule.detector())
        .isEqualTo(
            new Detector.Count(
                Measure.EVENTS,
                0,
                Duration.ofMinutes(90),
                List.of(
                    new Limit(Limit.Comparison.GT, 100), new Limit(Limit.Comparison.LTE, 200)),
                "events"));
    assertThat(rule.inputs()).extracting(Input::name).containsExactly("failed", "flow");
    assertThat(rule.groupBy()).containsExactly("client_ip");
    assertThat(rule.inputs()).noneMatch(Input::blankKeys);
  }

  @ParameterizedTest
  @CsvSource({
    "value_sum, SUM, 0",
    "value_avg, AVERAGE, 0",
    "value_median, PERCENTILE, 50",
  })
  void numbersAreGathered(String type, Measure measure, double percentile) {
    Rule rule =
        correlated(
            "type: " + type, "rules: [flow]", "group-by: [client_ip]", "timespan: 1d",
            "condition: {field: bytes_out, gte: 5}");

    assertThat(rule.detector())
        .isEqualTo(
            new Detector.Count(
                measure,
                percentile,
                Duration.ofDays(1),
                List.of(new Limit(Limit.Comparison.GTE, 5)),
                "bytes"));
    assertThat(rule.inputs().get(0).value()).isEqualTo(Fields.get("bytes_out"));
  }

  @Test
  void differentValuesAndPercentilesAreGathered() {
    Rule values =
        correlated(
            "type: value_count", "rules: [failed]", "group-by: [client_ip]", "timespan: 1w",
            "condition: {field: [user_name, server], gte: 5}");
    Rule percentile =
        correlated(
            "type: value_percentile", "rules: [flow]", "group-by: [client_ip]", "timespan: 30s",
            "condition: {field: bytes_in, percentile: 95, gte: 5}");

    assertThat(values.inputs().get(0).item())
        .extracting(Field::name)
        .containsExactly("user_name", "server");
    assertThat(((Detector.Count) values.detector()).unit()).isEqualTo("different user name");
    assertThat(((Detector.Count) percentile.detector()).percentile()).isEqualTo(95);
  }

  @Test
  void oneComesAfterTheOther() {
    Rule rule =
        correlated(
            "type: temporal_ordered", "rules: [failed, let_in]", "group-by: [client_ip]",
            "timespan: 10m", "condition: failed and let_in");

    assertThat(rule.detector())
        .isEqualTo(new Detector.Temporal(true, Duration.ofMinutes(10)));
  }

  @Test
  void howManyOfEachThereMustBeCanBeSaid() {
    String text =
        correlation(
            "type: temporal_ordered", "rules: [failed, let_in]", "group-by: [user_name]",
            "timespan: 10m");

    assertThat(
            read(text + "cairn: {at_least: {failed: 5}}\n")
                .rule("929a690e-bef0-4204-a928-ef5e620d6fcc")
                .detector())
        .isEqualTo(new Detector.Temporal(true, Duration.ofMinutes(10), List.of(5, 1)));
    assertRefused(text + "cairn: {at_least: {other: 5}}\n")
        .hasMessageContaining("rules/a.yml:23: 'other' is none of this correlation's rules");
  }

  @Test
  void eachRuleMayCallAFieldItsOwnWay() {
    Rule rule =
        correlated(
            "type: temporal", "rules: [failed, flow]", "group-by: [address]", "timespan: 10m",
            "aliases: {address: {failed: client_ip, flow: dst_ip}}");

    assertThat(rule.groupBy()).containsExactly("address");
    assertThat(rule.inputs().get(0).keys()).containsExactly(Fields.get("client_ip"));
    assertThat(rule.inputs().get(1).keys()).containsExactly(Fields.get("server_ip"));
  }

  @Test
  void partsAreNoRulesOfTheirOwnUnlessTheCorrelationSaysSo() {
    String[] lines = {
      "type: event_count", "rules: [failed]", "group-by: [client_ip]", "timespan: 1h",
      "condition: {gte: 3}"
    };

    assertThat(read(correlation(lines)).rules())
        .extracting(Rule::title)
        .containsExactly("Let in", "Flow", "Correlated");
    assertThat(read(correlation(lines) + "generate: true\n").rules()).hasSize(4);
  }

  @Test
  void aChangedPartChangesTheVersion() {
    String text =
        correlation(
            "type: event_count", "rules: [failed]", "group-by: [client_ip]", "timespan: 1h",
            "condition: {gte: 3}");
    String id = "929a690e-bef0-4204-a928-ef5e620d6fcc";
    String version = read(text).rule(id).version();

    assertThat(read(text.replace("failure", "unknown")).rule(id).version())
        .isNotEqualTo(version);
    assertThat(read("# comment\n" + text.replace("{gte: 3}", "{'gte':  3}")).rule(id).version())
        .isEqualTo(version)
        .matches("1/[0-9a-f]{12}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "type: event_sum ~ unknown type 'event_sum'",
        "rules: [nothing] ~ there is no rule with the id or name 'nothing'",
        "rules: [929a690e-bef0-4204-a928-ef5e620d6fcc] ~ a correlation over correlations",
        "rules: [failed, failed] ~ 'failed' is there twice",
        "timespan: 3M ~ timespan: allowed: a number and s, m, h, d or w",
        "timespan: 900d ~ at most 366d",
        "condition: {lt: 5} ~ it holds at the first event already",
        "condition: {lte: 0} ~ it can never hold: what does not come is not counted",
        "condition: {field: user_name, gte: 3} ~ event_count has no field",
        "condition: {gte: many} ~ gte: allowed: a number",
        "condition: {} ~ one or more of gt, gte",
        "condition: {gte: 3, near: 4} ~ unknown key 'near'",
        "group-by: [sql_text] ~ 'sql_text' may be PHI",
        "group-by: [tables] ~ 'tables' is a list: a key needs one value",
        "group-by: [user] ~ unknown field 'user'",
        "groupby: [user_name] ~ unknown key 'groupby'; did you mean 'group-by'?",
        "aliases: {x: {other: user_name}} ~ 'other' is none of this correlation's rules",
      })
  void aCorrelationThatMakesNoSenseIsRefused(String line, String reason) {
    String[] lines = {
      "type: event_count", "rules: [failed]", "group-by: [client_ip]", "timespan: 1h",
      "condition: {gte: 3}", "#"
    };
    String key = line.substring(0, line.indexOf(':') + 1);
    int at = 5;
    for (int i = 0; i < lines.length; i++) {
      at = lines[i].startsWith(key) ? i : at;
    }
    lines[at] = line;

    assertRefused(correlation(lines))
        .hasMessageContaining("rules/a.yml:" + (19 + at) + ": ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "condition: failed or let_in ~ no other condition than all of the rules",
        "condition: failed and not let_in ~ no other condition than all of the rules",
        "condition: failed ~ no other condition than all of the rules",
        "condition: {gte: 1} ~ some of the rules can't be asked for",
      })
  void someOfTheRulesCannotBeAskedFor(String condition, String reason) {
    assertRefused(
            correlation(
                "type: temporal", "rules: [failed, let_in]", "group-by: [client_ip]",
                "timespan: 1h", condition))
        .hasMessageContaining("rules/a.yml:23: ")
        .hasMessageContaining(reason);
  }
}

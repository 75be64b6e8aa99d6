package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Rules.assertRefused;
import static dev.cairn.detect.sigma.Rules.one;
import static dev.cairn.detect.sigma.Rules.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.Severity;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CairnBlockTest {

  /** A rule whose block's only line is line 10. */
  private static String with(String line) {
    return search("proxysql.query", "rows_sent|gte: 1") + "cairn:\n  " + line + "\n";
  }

  private static Detector detector(String detector) {
    return one(with("detector: " + detector)).detector();
  }

  @Test
  void aRuleWithoutBlockMissesNothingForWantOfAKey() {
    Rule rule = one(search("proxysql.query", "rows_sent|gte: 1"));

    assertThat(rule.groupBy()).containsExactly("user_name", "client_ip", "reporter");
    assertThat(rule.inputs()).allMatch(Input::blankKeys);
    assertThat(rule.suppress()).isEqualTo(Duration.ofHours(1));
    assertThat(rule.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(rule.needs()).containsExactly("proxysql.query");
    assertThat(rule.detector()).isEqualTo(new Detector.Match());
    assertThat(rule.id()).hasSize(36);
  }

  @Test
  void whatTheBlockSaysIsTaken() {
    Rule rule =
        one(
            with(
                "{version: '2.1', needs: [reference tables], cannot_see: 'much.',"
                        + " confidence: 0.9, group_by: [user_name], suppress: P1D,"
                        + " message: '{user_name} on {statement_kind}',"
                        + " detector: {type: silence, limit: PT15M}}")
                .replace("cairn:\n  ", "cairn: "));

    assertThat(rule.version()).startsWith("2.1/");
    assertThat(rule.needs()).containsExactly("reference tables");
    assertThat(rule.cannotSee()).isEqualTo("much.");
    assertThat(rule.confidence()).isEqualTo(0.9);
    assertThat(rule.suppress()).isEqualTo(Duration.ofDays(1));
    assertThat(rule.message().gaps()).containsExactly("user_name", "statement_kind");
    assertThat(rule.inputs()).noneMatch(Input::blankKeys);
    assertThat(rule.detector()).isEqualTo(new Detector.Silence(Duration.ofMinutes(15)));
  }

  @Test
  void everyKindOfDetectorIsRead() {
    assertThat(
            detector(
                "{type: count, measure: sum, value: rows_sent, timespan: PT1H,"
                    + " limits: {gte: 100000}}"))
        .isEqualTo(
            new Detector.Count(
                Measure.SUM,
                0,
                Duration.ofHours(1),
                List.of(new Limit(Limit.Comparison.GTE, 100_000)),
                "rows"));
    assertThat(detector("{type: novelty, item: [sql_digest], learn: P14D, forget: P90D}"))
        .isEqualTo(new Detector.Novelty(Duration.ofDays(14), Duration.ofDays(90), 1000));
    assertThat(
            detector(
                "{type: baseline, value: rows_sent, item: [user_name], period: P1D,"
                    + " quantile: 0.95, factor: 4, least: 1000, learn: 7}"))
        .isEqualTo(new Detector.Baseline(Duration.ofDays(1), 0.95, 4, 1000, 7, "rows"));
    assertThat(detector("{type: jump, value: delay_us, limit: 5000000}"))
        .isEqualTo(new Detector.Jump(5_000_000, "microseconds"));
    assertThat(detector("{type: match}")).isEqualTo(new Detector.Match());
  }

  @Test
  void aListAsItemGivesAnItemForEach() {
    Input input =
        one(with("detector: {type: novelty, item: [tables], learn: P14D, forget: P90D}"))
            .inputs()
            .get(0);

    assertThat(input.item()).extracting(Field::name).containsExactly("tables");
    assertThat(input.item()).containsExactly(Fields.get("tables"));
  }

  @Test
  void workingHoursComeFromTheirFileWhichIsNoRule() throws Exception {
    String text = with("detector: {type: off_hours, schedules: hours/work.yaml, grace: PT30M}");
    RuleFiles files =
        RuleFiles.of(
            Map.of(
                Rules.FILE, text.getBytes(StandardCharsets.UTF_8),
                "hours/work.yaml", "[1]".getBytes(StandardCharsets.UTF_8),
                "hours/a.ics", new byte[0]));
    RuleFiles changed =
        RuleFiles.of(
            Map.of(
                Rules.FILE, text.getBytes(StandardCharsets.UTF_8),
                "hours/work.yaml", "[1]".getBytes(StandardCharsets.UTF_8),
                "hours/a.ics", new byte[1]));

    Rule rule = read(files);

    assertThat(rule.detector())
        .isInstanceOfSatisfying(
            Detector.OffHours.class,
            hours -> assertThat(hours.grace()).isEqualTo(Duration.ofMinutes(30)));
    assertThat(read(changed).version()).isNotEqualTo(rule.version());
  }

  private static Rule read(RuleFiles files) throws RuleFaultsException {
    return RuleReader.read(files, (path, all, faults) -> signal -> null)
        .rules()
        .iterator()
        .next();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "severity: high ~ cairn: severity is unknown; allowed: version, needs",
        "confidence: 2 ~ cairn.confidence: '2'; allowed: how sure the rule is, 0 to 1",
        "version: [1] ~ cairn.version: this; allowed: the rule's version",
        "suppress: 1h ~ cairn.suppress: '1h'; allowed: a stretch of time as ISO 8601",
        "suppress: PT0S ~ allowed: more than nothing",
        "group_by: [sql_text] ~ 'sql_text' may be PHI",
        "group_by: [user_nam] ~ did you mean 'user_name'?",
        "group_by: [tables] ~ 'tables' is a list",
        "message: '{sql_text}' ~ {sql_text} may be PHI",
        "message: '{usr_name}' ~ nothing fills {usr_name}; did you mean 'user_name'?",
        "at_least: {a: 3} ~ at_least is for correlations only",
        "detector: {} ~ cairn.detector: type is missing; allowed: how it judges",
        "detector: {type: magic} ~ cairn.detector.type: 'magic'; allowed: how it judges: match",
        "detector: {type: silence} ~ cairn.detector: limit is missing; allowed: a stretch",
        "detector: {type: silence, limit: PT1M, a: 1} ~ a is unknown; allowed: type, limit",
        "detector: {type: jump, value: user_name, limit: 1} ~ 'user_name' is no number",
        "detector: {type: jump, value: delay_us, limit: 0} ~ above 0",
        "detector: {type: count, measure: distinct, timespan: PT1H, limits: {gte: 1}} ~ needs item",
        "detector: {type: count, measure: sum, timespan: PT1H, limits: {gte: 1}} ~ needs value",
        "detector: {type: count, measure: events, timespan: PT1H, limits: {a: 1}} ~ a is unknown",
        "detector: {type: off_hours, schedules: no.yaml} ~ there is no file 'no.yaml'",
      })
  void aBlockThatMakesNoSenseIsRefusedWithFileAndLine(String line, String reason) {
    assertRefused(with(line))
        .hasMessageContaining("rules/a.yml:10: ")
        .hasMessageContaining(reason);
  }
}

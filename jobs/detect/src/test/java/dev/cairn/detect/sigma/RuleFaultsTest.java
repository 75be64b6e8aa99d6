package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Rules.assertRefused;
import static dev.cairn.detect.sigma.Rules.rule;
import static dev.cairn.detect.sigma.Rules.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "user_name|foo: x ~ unknown modifier 'foo'; known: all, cased",
        "user_nane: x ~ unknown field 'user_nane'; did you mean 'user_name'?",
        "tables_seen: x ~ unknown field",
        "raw: x ~ unknown field 'raw'",
        "statements_failed: 3 ~ only sessions have it",
        "user_name|expand: '%admins%' ~ no placeholders are defined",
        "user_name|gt: 3 ~ 'gt' has no meaning for 'user_name', which is a text",
        "rows_sent|contains: 3 ~ 'contains' has no meaning for 'rows_sent', which is a number",
        "rows_sent: many ~ 'rows_sent' needs a number, not 'many'",
        "tls: maybe ~ 'tls' is true or false",
        "tls|re: x ~ which is true or false",
        "time: yesterday ~ 'time' needs a number (epoch microseconds) or a time",
        "rows_sent|hour: 3 ~ 'hour' has no meaning",
        "user_name|hour: 3 ~ 'hour' has no meaning",
        "sql_text|re: '(?=a)' ~ no regular expression of RE2",
        "sql_text|re: '(a)\\1' ~ no regular expression of RE2",
        "sql_text|i: a ~ allowed behind 're' only",
        "sql_text|wide: a ~ allowed before base64 only",
        "sql_text|base64: a* ~ wildcards can't be encoded",
        "client_ip|cidr: 10.0.0.0/40 ~ allowed: 10.0.0.0/8",
        "user_name|all: x ~ 'all' needs a list",
        "user_name|contains|startswith: x ~ can't stand together",
        "user_name|re|contains: x ~ can't stand together",
        "user_name|contains|contains: x ~ is there twice",
        "user_name: [x, null] ~ null stands alone",
        "user_name: [] ~ 0 values",
        "user_name: {a: b} ~ allowed: a value, or a list of values",
        "user_name|exists: 3 ~ 'exists' needs true or false",
        "user_name|fieldref: nothing ~ unknown field 'nothing'",
        "user_name|fieldref: tables ~ 'tables' is a list",
      })
  void aSearchThatMakesNoSenseIsRefusedWithFileAndLine(String line, String reason) {
    assertRefused(search("proxysql.query", line))
        .hasMessageContaining("rules/a.yml:7: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a and ~ the end is there, where a search's name is wanted",
        "a b ~ 'b' is there, where 'and', 'or' or the end is wanted",
        "(a ~ where ')' is wanted",
        "c ~ 'c' is there, where a search's name is wanted; searches: a, b",
        "2 of them ~ where '1 of' or 'all of' is wanted",
        "1 of x* ~ no search is named like 'x*'; there are: a, b",
        "a ~ nothing uses the search 'b'",
        "a | count() > 5 ~ aggregations are of the past: use a correlation",
      })
  void aConditionThatIsNoneIsRefused(String condition, String reason) {
    assertRefused(
            rule(
                "proxysql.query",
                "a: {user_name: x}",
                "b: {tls: true}",
                "condition: " + condition))
        .hasMessageContaining("rules/a.yml:8: ")
        .hasMessageContaining(reason);
  }

  @Test
  void allThatIsWrongIsToldInOrder() {
    assertRefused(
            "title: A\nid: x\nlevel: hihg\n"
                + "logsource:\n  service: foo\ndetection:\n  condition: a\n")
        .hasMessageMatching(
            "(?s)rules/a.yml:2: 'x' is no UUID\nrules/a.yml:3: unknown level.*\nrules/a.yml:5: .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "foo: bar ~ this is no rule",
        "filter: {rules: any} ~ Sigma's filters are not read",
        "action: global ~ collections with 'action' are of the past",
        "[a, b] ~ this is no rule",
        "a: b: c ~ this is no YAML",
        "a: *b ~ '*b' is an alias",
        "{a: 1, a: 2} ~ 'a' is there twice",
        "{[a]: 1} ~ a key must be a text",
        "{levle: low, title: t, detection: {}} ~ 'levle' looks like 'level' misspelt",
        "{title: t, status: unsupported, detection: {}} ~ it says of itself",
        "{title: t, taxonomy: ecs, detection: {}} ~ unknown taxonomy 'ecs'",
        "{title: t, tags: [attack.colection], detection: {}} ~ did you mean 'collection'?",
      })
  void whatIsNoRuleIsRefused(String text, String reason) {
    assertRefused(text).hasMessageContaining("rules/a.yml:1: ").hasMessageContaining(reason);
  }

  @Test
  void aLogSourceThatIsNotHereIsRefusedAndTheKnownOnesAreNamed() {
    assertRefused(
            "title: A\nlogsource: {product: windows, category: process_creation}\n"
                + "detection: {a: {Image: x}, condition: a}\n")
        .hasMessageContaining("category=process_creation product=windows")
        .hasMessageContaining("product=cairn service=session");
  }

  @Test
  void twoRulesOfOneIdAreRefused() {
    String one = "id: 929a690e-bef0-4204-a928-ef5e620d6fcc\n" + search("mysql.audit", "tls: true");

    assertRefused(one + "---\n" + one)
        .hasMessageContaining("rules/a.yml:11: ")
        .hasMessageContaining("that of the rule at rules/a.yml:1");
  }
}

package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Rules.one;
import static dev.cairn.detect.sigma.Rules.rule;
import static dev.cairn.detect.sigma.Rules.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.condition.Condition.OneOf;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {

  private static final Signal SELECT =
      Signals.event(
          "proxysql.query",
          "sql_text", "SELECT * FROM clinical.patients WHERE a = 'Br\\ack'",
          "user_name", "Asmith",
          "client_ip", "10.20.1.4",
          "server_ip", "10.20.1.4",
          "statement_kind", "select",
          "rows_sent", 100L,
          "duration_us", 2500L,
          "tls", true);

  private static boolean holds(String... lines) {
    return one(search("proxysql.query", lines)).inputs().get(0).condition().test(SELECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "user_name: asmith ~ true",
        "user_name|cased: asmith ~ false",
        "user_name|cased: Asmith ~ true",
        "user_name: [bob, ASMITH] ~ true",
        "user_name: a*h ~ true",
        "user_name: a?mith ~ true",
        "user_name: a\\*h ~ false",
        "user_name: '*' ~ true",
        "database_name: '*' ~ false",
        "database_name: null ~ true",
        "user_name: null ~ false",
        "database_name: '' ~ false",
        "user_name|exists: true ~ true",
        "user_name|exists: false ~ false",
        "user_name|neq: bob ~ true",
        "user_name|neq: [bob, asmith] ~ false",
        "database_name|neq: bob ~ false",
        "sql_text|contains: from CLINICAL. ~ true",
        "sql_text|contains|all: [select, patients] ~ true",
        "sql_text|contains|all: [select, invoices] ~ false",
        "sql_text|contains: [select, invoices] ~ true",
        "sql_text|startswith: 'select *' ~ true",
        "sql_text|startswith: patients ~ false",
        "sql_text|endswith: ack' ~ true",
        "sql_text|contains: 'br\\\\ack' ~ true",
        "sql_text|contains: 'br\\ack' ~ true",
        "sql_text|contains: 'br\\\\\\\\ack' ~ false",
        "sql_text|re: 'FROM\\s+\\w+\\.patients' ~ true",
        "sql_text|re: 'from\\s' ~ false",
        "sql_text|re|i: 'from\\s' ~ true",
        "client_ip|cidr: 10.20.1.0/28 ~ true",
        "client_ip|cidr: [10.30.0.0/16, 10.20.2.0/24] ~ false",
        "client_ip|fieldref: server_ip ~ true",
        "user_name|fieldref|startswith: statement_kind ~ false",
        "sql_text|fieldref|startswith: statement_kind ~ true",
        "sql_text|fieldref|startswith|cased: statement_kind ~ false",
        "rows_sent: 100 ~ true",
        "rows_sent: [99, 101] ~ false",
        "rows_sent|neq: 99 ~ true",
        "rows_sent|gte: 100 ~ true",
        "rows_sent|gt: 100 ~ false",
        "rows_sent|lt: 100.5 ~ true",
        "rows_sent|lte: 99 ~ false",
        "rows_affected|lte: 99 ~ false",
        "tls: true ~ true",
        "tls: false ~ false",
        "tls: null ~ false",
        "time|hour: 19 ~ true",
        "time|hour|gte: 20 ~ false",
        "time|minute: [29, 30] ~ true",
        "time|day: 22 ~ true",
        "time|month|neq: 11 ~ false",
        "time|year: 2026 ~ true",
        "time|week: 47 ~ true",
        "time|gte: 2026-11-22T00:00:00Z ~ true",
        "time|lt: 2026-11-22T00:00:00Z ~ false",
      })
  void aFieldsValueHoldsOrNot(String line, boolean holds) {
    assertThat(holds(line)).as(line).isEqualTo(holds);
  }

  @Test
  void encodedValuesAreFoundAtAnyPlace() {
    String all = "sql_text|base64offset|contains: '/bin/bash'";
    for (String before : List.of("", "x", "xy")) {
      String text =
          Base64.getEncoder().encodeToString((before + "/bin/bash!").getBytes());
      Signal signal = Signals.event("proxysql.query", "sql_text", "SELECT '" + text + "'");

      assertThat(one(search("proxysql.query", all)).inputs().get(0).condition().test(signal))
          .isTrue();
    }
    assertThat(holds(all)).isFalse();
    Signal wide = Signals.event("proxysql.query", "sql_text", "YwBtAGQA");
    assertThat(
            one(search("proxysql.query", "sql_text|wide|base64: cmd"))
                .inputs().get(0).condition().test(wide))
        .isTrue();
  }

  @Test
  void dashesOfCommandLinesStandForEachOther() {
    assertThat(
            one(search("proxysql.query", "sql_text|windash|contains: ' -exec'"))
                .inputs().get(0).condition()
                .test(Signals.event("proxysql.query", "sql_text", "sys_exec('cmd /exec')")))
        .isTrue();
  }

  @Test
  void fieldsOfAMapHoldTogetherAndMapsOfAListOneByOne() {
    assertThat(holds("user_name: asmith", "rows_sent|gte: 1000")).isFalse();
    assertThat(holds("- user_name: bob", "- rows_sent|gte: 10", "  tls: true")).isTrue();
  }

  @Test
  void keywordsAreFoundInWhatAnEventSays() {
    assertThat(holds("- nothing", "- clinical.patients")).isTrue();
    assertThat(holds("'|all': [select, nothing]")).isFalse();
    assertThat(holds("'|re': '^SELECT'")).isTrue();
  }

  @Test
  void aListHoldsIfOneOfItDoes() {
    Signal session = Signals.session("tables", List.of("clinical.patients", "shop.orders"));

    assertThat(
            one(search("session", "tables|startswith: SHOP."))
                .inputs().get(0).condition().test(session))
        .isTrue();
    assertThat(
            one(search("session", "tables: shop.items"))
                .inputs().get(0).condition().test(session))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "yes ~ true",
        "not yes ~ false",
        "not not yes ~ true",
        "no or yes and yes ~ true",
        "(no or yes) and no ~ false",
        "yes and not no ~ true",
        "1 of n* ~ false",
        "1 of y* and not 1 of n* ~ true",
        "all of them ~ false",
        "1 of them ~ true",
        "any of them ~ true",
        "all of y* ~ true",
        "[no, yes] ~ true",
      })
  void conditionsBindAsSigmaSays(String condition, boolean holds) {
    String text =
        rule(
            "proxysql.query",
            "yes: {user_name: asmith}",
            "yes2: {tls: true}",
            "no: {user_name: bob}",
            "_hidden: {rows_sent: 3}",
            condition.startsWith("[")
                ? "condition: [no, yes, yes2 and no and _hidden]"
                : "condition: [" + condition + ", no and yes2 and _hidden and yes]");

    assertThat(one(text).inputs().get(0).condition().test(SELECT)).isEqualTo(holds);
  }

  @Test
  void equalityOfTextsIsWhatRulesAreFoundBy() {
    assertThat(one(search("proxysql.query", "user_name: [Bob, EVE]")).inputs().get(0).condition())
        .isEqualTo(new OneOf(Fields.get("user_name"), Set.of("bob", "eve")));
  }

  @Test
  void namesOfTheFieldInTheFieldAreUnderstood() {
    String text =
        """
        title: Key vault changed
        logsource:
          product: azure
          service: activitylogs
        detection:
          selection:
            operationName: MICROSOFT.KEYVAULT/VAULTS/WRITE
          condition: selection
        """;

    assertThat(one(text).inputs().get(0).sources()).containsExactly("azure.activity");
    assertThat(
            Signals.hits(
                one(text),
                Signals.event("azure.activity", "event_code", "Microsoft.KeyVault/vaults/write")))
        .isTrue();
  }
}

package dev.cairn.formats.azure;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoadBalancerHealthFormatTest {

  private static final String SOURCE = "azure.loadbalancer";

  @Test
  void readsTheRawForm() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("constructed_lb_health/datapath_warning.json")));

    assertThat(event.getHop()).isEqualTo("control");
    assertThat(event.getClassUid()).isZero();
    assertThat(event.getActivity()).isEqualTo("health");
    assertThat(event.getEventCode()).isEqualTo("DataPathAvailabilityWarning");
    assertThat(event.getLogLevel()).isEqualTo("warning");
    assertThat(event.getServerIp()).isEqualTo("10.20.0.10");
    assertThat(event.getResource()).endsWith("/LOADBALANCERS/ILB-PROXYSQL");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-01-15T08:05:12Z"));
    assertThat(event.getUnmapped()).contains("Description", "6033").doesNotContain("Severity");
  }

  @Test
  void itsStatusIsUnknownHoweverBadItIs() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("constructed_lb_health/no_healthy_backends.json")));

    assertThat(event.getLogLevel()).isEqualTo("critical");
    assertThat(event.getStatus()).isEqualTo("unknown");
  }

  @Test
  void namesAreFoundInAnyCaseAndAtBothLevels() {
    String fields =
        "\"HealthEventType\":\"T\",\"Severity\":\"Critical\",\"FrontendIP\":\"2001:db8::1\"";
    String inner = "{\"resourceId\":\"r\",\"properties\":{" + fields + "}}";
    String flat = "{\"_ResourceId\":\"r\",\"Type\":\"ALBHealthEvent\"," + fields + "}";

    for (String value : List.of(inner, flat, small(inner), small(flat))) {
      AuditEvent event = event(SOURCE, value);
      assertThat(event.getEventCode()).isEqualToIgnoringCase("T");
      assertThat(event.getLogLevel()).isEqualTo("critical");
      assertThat(event.getServerIp()).isEqualTo("2001:db8::1");
      assertThat(event.getResource()).isEqualTo("r");
      assertThat(event.getUnmapped()).isNull();
    }
  }

  private static String small(String value) {
    return value.toLowerCase(Locale.ROOT).replace("resourceid", "resourceId");
  }

  @Test
  void whatOneOfBothLevelsSaysDifferentlyIsKept() {
    AuditEvent event =
        event(
            SOURCE,
            "{\"category\":\"LoadBalancerHealthEvent\",\"HealthEventType\":\"A\","
                + "\"Severity\":\"Warning\",\"properties\":"
                + "\"{'healtheventtype':'B','severity':'Warning','FrontendIP':7}\"}");

    assertThat(event.getEventCode()).isEqualTo("B");
    assertThat(event.getUnmapped())
        .isEqualTo("{\"HealthEventType\":\"A\",\"properties\":{\"FrontendIP\":7}}");
  }

  @Test
  void aTypeThatNobodyKnowsPassesAndNoneDoesNot() {
    ParseResult result =
        parse(SOURCE, Captures.sample("constructed_lb_health/table_form_and_unknown_types.json"));

    assertThat(result.events())
        .extracting(AuditEvent::getEventCode)
        .containsExactly(
            "DataPathAvailabilityCritical", "NetworkPlatformThrottlingActive", "SomethingNew");
    assertThat(result.deadLetters()).hasSize(1);
    assertThat(result.deadLetters().get(0).getReason()).isEqualTo("missing_field");
  }

  @Test
  void oneHubForAllIsSortedOut() {
    byte[] hub = Captures.sample("constructed_lb_health/one_hub_for_all.json");

    for (String topic : List.of(SOURCE, "azure.metrics", "mysql.audit", "mysql.slow")) {
      ParseResult result = parse(topic, hub);
      assertThat(result.deadLetters()).isEmpty();
      assertThat(result.events())
          .extracting(AuditEvent::getSource)
          .containsExactly(
              "azure.loadbalancer",
              "azure.metrics",
              "azure.loadbalancer",
              "mysql.slow",
              "mysql.audit");
    }
  }

  @Test
  void anotherCategoryIsNoHealthEvent() {
    assertThat(
            deadLetter(SOURCE, "{\"category\":\"Other\",\"HealthEventType\":\"T\"}").getReason())
        .isEqualTo("unsupported_category");
  }
}

package dev.cairn.formats.azure;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureMetricFormatTest {

  private static final String BALANCER =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/ilb";
  private static final String SERVER =
      "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.DBFORMYSQL/FLEXIBLESERVERS/DB";

  private static String metric(String resource, String fields) {
    return "{\"metricName\":\"ByteCount\",\"resourceId\":\"" + resource + "\"" + fields + "}";
  }

  private static AuditEvent ofBalancer(String fields) {
    return event("azure.loadbalancer", metric(BALANCER, fields));
  }

  @Test
  void readsTheFormOfADiagnosticSetting() {
    AuditEvent event =
        event(
            parse(
                "azure.metrics",
                Captures.sample("metrics_generic/record_diagnostic_setting_form.json")));

    assertThat(event.getHop()).isEqualTo("control");
    assertThat(event.getClassUid()).isZero();
    assertThat(event.getActivity()).isEqualTo("metric");
    assertThat(event.getEventCode()).isEqualTo("CpuTime");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2023-04-18T09:03:00Z"));
    assertThat(event.getTimePrecision()).isEqualTo("us");
    assertThat(event.getTimeSource()).isEqualTo("envelope");
    assertThat(event.getResource()).endsWith("/SITES/SCALEABLEWEBAPP1");
    assertThat(event.getReporter()).isEqualTo(event.getResource());
    assertThat(event.getMetricAverage()).isEqualTo(0.1085);
    assertThat(event.getMetricMinimum()).isEqualTo(0.042);
    assertThat(event.getMetricMaximum()).isEqualTo(0.175);
    assertThat(event.getMetricTotal()).isEqualTo(0.217);
    assertThat(event.getUnmapped()).isEqualTo("{\"count\":2,\"timeGrain\":\"PT1M\"}");
  }

  @Test
  void readsTheFormOfADataCollectionRule() {
    AuditEvent event =
        event(
            parse(
                "azure.loadbalancer",
                Captures.sample("constructed_lb_health/dipavailability_dcr_form.json")));

    assertThat(event.getEventCode()).isEqualTo("DipAvailability");
    assertThat(event.getMetricAverage()).isZero();
    assertThat(event.getServerIp()).isEqualTo("10.20.0.10");
    assertThat(event.getServerPort()).isEqualTo(6033);
    assertThat(event.getUnmapped())
        .contains("\"BackendIPAddress\":\"10.20.1.4\"", "\"unit\":\"Count\"", "\"Count\":12")
        .doesNotContain("Frontend");
  }

  @Test
  void theResourceDecidesWhichSourceItIs() {
    for (String topic : List.of("azure.loadbalancer", "azure.metrics", "mysql.audit")) {
      assertThat(event(topic, metric(BALANCER, "")).getSource()).isEqualTo("azure.loadbalancer");
      assertThat(event(topic, metric(BALANCER.toUpperCase(), "")).getSource())
          .isEqualTo("azure.loadbalancer");
      assertThat(event(topic, metric(SERVER, "")).getSource()).isEqualTo("azure.metrics");
      assertThat(event(topic, "{\"metricName\":\"x\"}").getSource()).isEqualTo("azure.metrics");
    }
  }

  @Test
  void numbersComeInManyForms() {
    AuditEvent event =
        ofBalancer(",\"average\":5,\"minimum\":\"5.5\",\"maximum\":5.5e3,\"total\":\"-1E2\"");

    assertThat(event.getMetricAverage()).isEqualTo(5);
    assertThat(event.getMetricMinimum()).isEqualTo(5.5);
    assertThat(event.getMetricMaximum()).isEqualTo(5500);
    assertThat(event.getMetricTotal()).isEqualTo(-100);
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void whatIsNoFiniteNumberIsKept() {
    List<String> values =
        List.of("\"NaN\"", "\"Infinity\"", "1e999", "\"0x1p3\"", "\"1d\"", "\" 1\"", "\"\"",
            "\".\"", "true", "[]", "{\"a\":1}");
    for (String value : values) {
      AuditEvent event = ofBalancer(",\"average\":" + value + ",\"total\":1");
      assertThat(event.getMetricAverage()).as(value).isNull();
      assertThat(event.getMetricTotal()).as(value).isEqualTo(1);
      assertThat(event.getUnmapped() == null).as(value).isEqualTo(value.equals("\"\""));
    }
  }

  @Test
  void aFrontendThatNoColumnHoldsIsKept() {
    AuditEvent event =
        ofBalancer(
            ",\"dimension\":{\"FrontendIPAddress\":\"fe-1\",\"FrontendPort\":\"70000\","
                + "\"Direction\":\"In\"}");

    assertThat(event.getServerIp()).isNull();
    assertThat(event.getServerPort()).isNull();
    assertThat(event.getUnmapped()).contains("fe-1", "70000", "Direction");
    assertThat(event("azure.metrics", metric(SERVER, ",\"dimension\":{\"FrontendPort\":\"1\"}"))
            .getServerPort())
        .isNull();
  }

  @Test
  void aNameInTwoSpellingsWithTwoValuesKeepsBoth() {
    AuditEvent event = ofBalancer(",\"average\":1,\"Average\":2");

    assertThat(event.getMetricAverage()).isEqualTo(1);
    assertThat(event.getUnmapped()).isEqualTo("{\"Average\":2}");
  }

  @Test
  void aMetricWithoutANameOrAnswerToItIsADeadLetter() {
    assertThat(deadLetter("azure.metrics", "{\"metricName\":\"\"}").getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter("azure.metrics", metric(SERVER, ",\"total\":1,\"total\":2")).getReason())
        .isEqualTo("duplicate_field");
    assertThat(
            deadLetter("azure.metrics", "{\"metricName\":\"x\",\"category\":\"Other\"}")
                .getReason())
        .isEqualTo("unsupported_category");
  }
}

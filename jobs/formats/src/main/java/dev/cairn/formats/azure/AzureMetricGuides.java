package dev.cairn.formats.azure;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of Azure Monitor's metrics. */
final class AzureMetricGuides {

  private static final String ABOUT =
      " Read as a diagnostic setting exports them (`average`, …, no dimensions), as a data"
          + " collection rule does (`Average`, …, `dimension`, `unit`), and as rows of the table"
          + " `AzureMetrics`. Names are looked up without regard to case. Metrics have no"
          + " `category`: `metricName` tells them from logs.";

  private AzureMetricGuides() {}

  static FormatGuide loadBalancers() {
    return common(
            "Metrics of load balancers",
            "`AllMetrics` of a Standard Load Balancer, sent to an event hub by a diagnostic setting"
                + " or a data collection rule. Those of any other resource in the same hub become"
                + " events of `azure.metrics`." + ABOUT)
        .field("dimension.FrontendIPAddress", "server_ip", "If it is an address.")
        .field("dimension.FrontendPort", "server_port", "From 1 to 65535.")
        .field(
            "dimension.BackendIPAddress, BackendPort, ProtocolType, Direction",
            "",
            "Kept in `unmapped`: `server_ip` is the load balancer's own serving side, in each of"
                + " its events, and a backend is not.")
        .cannotTell("Which backend is down, in the form of a diagnostic setting: it has no"
            + " dimensions, and `DipAvailability` 50 says that half of the probes failed, not"
            + " whose. Use a data collection rule.")
        .cannotTell("Who connected: a load balancer writes no log of connections. See"
            + " `network.flow`.")
        .cannotTell("Whether a value is good or bad: `status` is `unknown` for all.")
        .cannotTell("Whether `time` is the beginning or the end of its time grain.")
        .build();
  }

  static FormatGuide others() {
    return common(
            "Metrics of any other Azure resource",
            "They share an event hub with the logs that Cairn reads, and are kept so that nothing"
                + " in the hub is lost. Those of load balancers become events of"
                + " `azure.loadbalancer`." + ABOUT)
        .field("dimension", "", "Kept in `unmapped`: each service has its own.")
        .cannotTell("What a value means: that is the service's own, and `unit`, if there is one, is"
            + " in `unmapped`.")
        .cannotTell("Who did what: a metric counts, it names nobody.")
        .cannotTell("Whether `time` is the beginning or the end of its time grain.")
        .build();
  }

  private static FormatGuide.Builder common(String title, String about) {
    return FormatGuide.of(title, about)
        .field("metricName", "event_code", "`activity` is `metric`.")
        .field("time, timestamp, TimeGenerated", "", "`time`, ISO 8601, UTC.")
        .field("resourceId, _ResourceId", "resource", "Also `reporter`, unless a Kafka header names"
            + " one.")
        .field("average", "metric_average", "The nearest double; also from text. What is no finite"
            + " number stays in `unmapped`. The same holds for the next three.")
        .field("minimum", "metric_minimum")
        .field("maximum", "metric_maximum")
        .field("total", "metric_total")
        .field("count, timeGrain, unit", "", "Kept in `unmapped`.");
  }
}

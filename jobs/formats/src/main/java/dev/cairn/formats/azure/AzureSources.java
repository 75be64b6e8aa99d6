package dev.cairn.formats.azure;

import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.Source;
import java.util.List;

/** The logs of Azure itself, as Azure Monitor sends them. */
public final class AzureSources {

  private static final String HOP = "control";

  private AzureSources() {}

  /** The sources, each in Azure Monitor's envelope. Unmodifiable. */
  public static List<Source> all() {
    return List.of(
        enveloped(
            "azure.activity",
            "Who changed which Azure resource, and who let which private endpoint connect.",
            new AzureActivityFormat()),
        enveloped(
            "azure.keyvault",
            "Who used which key, and who read or changed what in a vault.",
            new AzureKeyVaultFormat()),
        enveloped(
            "azure.loadbalancer",
            "What the load balancer before the proxies says of its health, and its metrics.",
            new LoadBalancerHealthFormat(),
            AzureMetricFormat.ofLoadBalancers()),
        enveloped(
            "azure.metrics",
            "Metrics of whatever else sends its own to the same event hub.",
            AzureMetricFormat.ofOthers()));
  }

  private static Source enveloped(String name, String about, Format... formats) {
    return Source.of(name, HOP, about, formats).inEnvelopes(formats);
  }
}

package dev.cairn.formats.azure;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Decimals;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * Azure Monitor's metrics, as a diagnostic setting or a data collection rule exports them to an
 * event hub, or as rows of the table {@code AzureMetrics}. They have no category; {@code
 * metricName} tells them from logs. The same class reads those of load balancers, with their
 * dimensions, and those of everything else that shares the hub.
 */
final class AzureMetricFormat implements Format {

  private static final String LOAD_BALANCERS = "/providers/microsoft.network/loadbalancers/";
  private static final String NAME = "metricName";

  private final boolean ofLoadBalancers;

  private AzureMetricFormat(boolean ofLoadBalancers) {
    this.ofLoadBalancers = ofLoadBalancers;
  }

  static AzureMetricFormat ofLoadBalancers() {
    return new AzureMetricFormat(true);
  }

  static AzureMetricFormat ofOthers() {
    return new AzureMetricFormat(false);
  }

  @Override
  public FormatGuide guide() {
    return ofLoadBalancers ? AzureMetricGuides.loadBalancers() : AzureMetricGuides.others();
  }

  @Override
  public boolean recognises(Element element) {
    JsonObject in = element.json();
    return CaselessFields.peek(in, NAME) instanceof String
        && CaselessFields.peek(in, "category") == null
        && isLoadBalancer(CaselessFields.resource(in)) == ofLoadBalancers;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    CaselessFields in = new CaselessFields(element.json());
    String name = in.text(NAME);
    if (name == null) {
      throw BadElement.missing(NAME);
    }
    AuditEvent event = out.event(Activity.METRIC, element.contentHash());
    event.setEventCode(name);
    in.setTime(event);
    in.setResource(event, out.reporter());
    event.setMetricAverage(in.decimal("average"));
    event.setMetricMinimum(in.decimal("minimum"));
    event.setMetricMaximum(in.decimal("maximum"));
    event.setMetricTotal(in.decimal("total"));
    in.takeIf("Type", "AzureMetrics");
    if (ofLoadBalancers && in.peek("dimension") instanceof JsonObject dimension) {
      setFrontend(dimension, event);
    }
    event.setUnmapped(in.unmapped());
  }

  // the backend is not the load balancer's own serving side: it stays in unmapped
  private static void setFrontend(JsonObject dimension, AuditEvent event) {
    for (int i = 0; i < dimension.size(); i++) {
      String name = dimension.name(i);
      Object value = dimension.value(i);
      if (name.equalsIgnoreCase("FrontendIPAddress")) {
        if (event.getServerIp() == null && value instanceof String ip && Endpoint.isAddress(ip)) {
          event.setServerIp(ip);
          dimension.take(i);
        }
      } else if (name.equalsIgnoreCase("FrontendPort")) {
        Integer port = Decimals.whole(value, 1, Endpoint.MAX_PORT);
        if (event.getServerPort() == null && port != null) {
          event.setServerPort(port);
          dimension.take(i);
        }
      }
    }
  }

  private static boolean isLoadBalancer(String resource) {
    if (resource == null) {
      return false;
    }
    int last = resource.length() - LOAD_BALANCERS.length();
    for (int i = 0; i <= last; i++) {
      if (resource.regionMatches(true, i, LOAD_BALANCERS, 0, LOAD_BALANCERS.length())) {
        return true;
      }
    }
    return false;
  }
}

package dev.cairn.formats.azure;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.formats.sql.Ascii;
import dev.cairn.schemas.AuditEvent;

/**
 * Health events of a Standard Load Balancer: category {@code LoadBalancerHealthEvent}, or the table
 * {@code ALBHealthEvent}. No public record of the raw form is known, so names are looked up without
 * regard to case, in {@code properties} and around it; and event types pass that nobody has heard
 * of.
 *
 * <p>Status is unknown, not failure: the record tells of a condition, not of something that was
 * tried and failed. How bad it is stands in {@code log_level}.
 */
final class LoadBalancerHealthFormat implements Format {

  private static final String CATEGORY = "LoadBalancerHealthEvent";
  private static final String TABLE = "ALBHealthEvent";
  private static final String TYPE = "HealthEventType";

  @Override
  public FormatGuide guide() {
    return FormatGuide.of(
            "Load balancer health events, LoadBalancerHealthEvent",
            "The only log of a Standard Load Balancer. A diagnostic setting sends the category"
                + " `LoadBalancerHealthEvent` to an event hub, whose Kafka endpoint is read; a data"
                + " export rule of Log Analytics sends the table `ALBHealthEvent`. No public record"
                + " of the raw form is known, so names are looked up without regard to case, in"
                + " `properties` and around it.")
        .field(TYPE, "event_code", "`NoHealthyBackends`, `DataPathAvailabilityWarning`, …; one that"
            + " is not known passes. `activity` is `health`.")
        .field("Severity", "log_level", "In lower case. (`level` around it is that of the record,"
            + " and stays in `unmapped`.)")
        .field("FrontendIP", "server_ip", "If it is an address.")
        .field("resourceId, LoadBalancerResourceId, _ResourceId", "resource", "Also `reporter`,"
            + " unless a Kafka header names one.")
        .field("time, timestamp, TimeGenerated", "", "`time`, ISO 8601, UTC.")
        .field("Description", "", "Kept in `unmapped`: English prose with addresses and ports.")
        .field("level, location, operationName", "", "Kept in `unmapped`, but for an operation"
            + " that only repeats the category.")
        .cannotTell("Success or failure: it states a condition, not the end of something that was"
            + " tried, and a type that is not known may state anything. So `status` is `unknown`;"
            + " `log_level` says how bad it is.")
        .cannotTell("When the condition ended: there is no event for it. It is told again while it"
            + " lasts, about every 5 minutes (NoHealthyBackends: 60), so treat it as over when that"
            + " stops.")
        .cannotTell("Which backends, ports or connections are concerned, but for what the prose of"
            + " `Description` names.")
        .cannotTell("Who connected: a load balancer writes no log of connections. See"
            + " `network.flow`.")
        .build();
  }

  @Override
  public boolean recognises(Element element) {
    JsonObject in = element.json();
    if (CaselessFields.peek(in, "category") instanceof String category) {
      return CATEGORY.equalsIgnoreCase(category);
    }
    JsonObject properties = Embedded.peek(in, "properties", "Properties");
    return CaselessFields.peek(in, TYPE) instanceof String
        || (properties != null && CaselessFields.peek(properties, TYPE) instanceof String);
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    CaselessFields in = new CaselessFields(element.json());
    String type = in.text(TYPE);
    if (type == null) {
      throw BadElement.missing(TYPE);
    }
    AuditEvent event = out.event(Activity.HEALTH, element.contentHash());
    event.setEventCode(type);
    in.setTime(event);
    in.setResource(event, out.reporter());
    String severity = in.text("Severity");
    event.setLogLevel(severity == null ? null : Ascii.lowerCase(severity));
    if (in.peek("FrontendIP") instanceof String ip && Endpoint.isAddress(ip)) {
      event.setServerIp(ip);
      in.take("FrontendIP", ip);
    }
    in.takeIf("category", CATEGORY);
    in.takeIf("operationName", CATEGORY);
    in.takeIf("Type", TABLE);
    event.setUnmapped(in.unmapped());
  }
}

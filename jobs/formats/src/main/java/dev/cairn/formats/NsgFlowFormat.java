package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * NSG flow logs, versions 1 and 2: {@code properties.flows[].flows[].flowTuples[]}, one event for
 * each tuple. A version 1 tuple has no state: what is allowed is {@code traffic}. A denied tuple
 * has state D here, whatever it came with (Azure writes B), as in VNet flow logs.
 */
final class NsgFlowFormat implements Format {

  @Override
  public FormatGuide guide() {
    return FormatGuide.of("NSG flow logs, versions 1 and 2", "PT1H.json.").build();
  }

  @Override
  public boolean recognises(Element element) {
    return !element.isText()
        && element.json().peek("properties") instanceof JsonObject properties
        && properties.has("flows");
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    in.take("category");
    in.take("operationName");
    String recordMac = in.text("macAddress");
    String resource = JsonValues.text("resourceId", in.peek("resourceId"));
    if (out.reporter() == null) {
      in.take("resourceId");
    }
    JsonObject properties = in.object("properties");
    properties.take("Version");
    List<JsonObject> rules = FlowGroup.objects(properties, "flows");
    String shared = in.unmapped();
    for (JsonObject rule : rules) {
      String name = rule.text("rule");
      List<JsonObject> flows = FlowGroup.objects(rule, "flows");
      String ofRule = UnmappedFields.with(shared, "rule", rule);
      for (JsonObject flow : flows) {
        String mac = flow.text("mac");
        List<?> tuples = FlowGroup.tuples(flow);
        String unmapped = UnmappedFields.with(ofRule, "flow", flow);
        new FlowGroup(resource, mac == null ? recordMac : mac, name, unmapped)
            .read(tuples, NsgFlowFormat::tuple, out);
      }
    }
  }

  private static AuditEvent tuple(FlowTuple tuple, String hash, RecordOutput out)
      throws BadElement {
    boolean denied =
        switch (tuple.field(7)) {
          case "A" -> false;
          case "D" -> true;
          default -> throw BadElement.bad("decision", "A or D");
        };
    // some senders cut a version 2 tuple to the fields of version 1
    String state = tuple.isShort() ? null : tuple.field(8);
    Activity activity = state == null ? Activity.TRAFFIC : FlowTuple.activity(state);
    AuditEvent event = out.event(denied ? Activity.REFUSE : activity, hash);
    event.setStatus(denied ? Status.FAILURE : Status.SUCCESS);
    event.setProtocol(FlowTuple.protocol(tuple.field(5)));
    if (state != null) {
      event.setFlowState(denied ? "D" : state);
      tuple.setCounters(event);
    }
    return event;
  }
}

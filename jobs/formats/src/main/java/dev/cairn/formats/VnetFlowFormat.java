package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * VNet flow logs, version 4: {@code flowRecords.flows[].flowGroups[].flowTuples[]}, one event for
 * each tuple. State D takes the place of NSG's decision.
 */
final class VnetFlowFormat implements Format {

  @Override
  public FormatGuide guide() {
    return FormatGuide.of("VNet flow logs, version 4", "PT1H.json.").build();
  }

  @Override
  public boolean recognises(Element element) {
    return !element.isText() && element.json().peek("flowRecords") instanceof JsonObject;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    in.take("category");
    in.take("operationName");
    in.take("flowLogVersion");
    String mac = in.text("macAddress");
    String resource = JsonValues.text("flowLogResourceID", in.peek("flowLogResourceID"));
    if (out.reporter() == null) {
      in.take("flowLogResourceID");
    }
    List<JsonObject> flows = FlowGroup.objects(in.object("flowRecords"), "flows");
    String shared = in.unmapped();
    for (JsonObject flow : flows) {
      String acl = flow.text("aclID");
      List<JsonObject> groups = FlowGroup.objects(flow, "flowGroups");
      String ofFlow = acl == null ? shared : UnmappedFields.with(shared, "aclID", acl);
      ofFlow = UnmappedFields.with(ofFlow, "flow", flow);
      for (JsonObject group : groups) {
        String rule = group.text("rule");
        List<?> tuples = FlowGroup.tuples(group);
        String unmapped = UnmappedFields.with(ofFlow, "group", group);
        new FlowGroup(resource, mac, rule, unmapped).read(tuples, VnetFlowFormat::tuple, out);
      }
    }
  }

  private static AuditEvent tuple(FlowTuple tuple, String hash, RecordOutput out)
      throws BadElement {
    if (tuple.isShort()) {
      throw new BadElement(ReasonCode.MALFORMED_LINE, "a VNet flow tuple has 13 fields");
    }
    String state = tuple.field(7);
    boolean denied = state.equals("D");
    AuditEvent event = out.event(denied ? Activity.REFUSE : FlowTuple.activity(state), hash);
    event.setStatus(denied ? Status.FAILURE : Status.SUCCESS);
    event.setFlowState(state);
    event.setProtocol(FlowTuple.protocol(tuple.field(5)));
    event.setFlowEncryption(tuple.field(8).isEmpty() ? null : tuple.field(8));
    tuple.setCounters(event);
    return event;
  }
}

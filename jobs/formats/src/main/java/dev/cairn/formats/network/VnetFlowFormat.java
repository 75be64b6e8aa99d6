package dev.cairn.formats.network;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import java.util.List;

/**
 * VNet flow logs, version 4: {@code flowRecords.flows[].flowGroups[].flowTuples[]}, one event for
 * each tuple. State D takes the place of NSG's decision.
 */
final class VnetFlowFormat implements Format {

  @Override
  public FormatGuide guide() {
    return VnetFlowGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("flowRecords") instanceof JsonObject;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    String code = FlowLog.VNET.takeNames(in);
    FlowLog.takeVersion(in, "flowLogVersion");
    String mac = in.text("macAddress");
    String resource = FlowGroup.resource(in, "flowLogResourceID", out);
    List<JsonObject> flows = FlowGroup.objects(in.object("flowRecords"), "flows");
    String shared = in.unmapped();
    FlowDuplicates.Seen seen = new FlowDuplicates.Seen();
    for (JsonObject flow : flows) {
      String acl = flow.text("aclID");
      List<JsonObject> groups = FlowGroup.objects(flow, "flowGroups");
      String ofFlow = acl == null ? shared : UnmappedFields.with(shared, "aclID", acl);
      ofFlow = UnmappedFields.with(ofFlow, "flow", flow);
      for (JsonObject group : groups) {
        String rule = group.text("rule");
        List<?> tuples = FlowGroup.tuples(group);
        String unmapped = UnmappedFields.with(ofFlow, "group", group);
        new FlowGroup(FlowLog.VNET, code, resource, mac, rule, unmapped).read(tuples, out, seen);
      }
    }
    seen.keep(out);
  }
}

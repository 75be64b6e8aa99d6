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
 * NSG flow logs, versions 1 and 2: {@code properties.flows[].flows[].flowTuples[]}, one event for
 * each tuple. A version 1 tuple has no state: what is allowed is {@code traffic}. A denied tuple
 * has state D here, whatever it came with (Azure writes B), as in VNet flow logs.
 */
final class NsgFlowFormat implements Format {

  @Override
  public FormatGuide guide() {
    return NsgFlowGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("properties") instanceof JsonObject properties
        && properties.has("flows");
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    String code = FlowLog.NSG.takeNames(in);
    String recordMac = in.text("macAddress");
    String resource = FlowGroup.resource(in, "resourceId", out);
    JsonObject properties = in.object("properties");
    FlowLog.takeVersion(properties, "Version");
    List<JsonObject> rules = FlowGroup.objects(properties, "flows");
    String shared = in.unmapped();
    FlowDuplicates.Seen seen = new FlowDuplicates.Seen();
    for (JsonObject rule : rules) {
      String name = rule.text("rule");
      List<JsonObject> flows = FlowGroup.objects(rule, "flows");
      String ofRule = UnmappedFields.with(shared, "rule", rule);
      for (JsonObject flow : flows) {
        String mac = flow.text("mac");
        List<?> tuples = FlowGroup.tuples(flow);
        String unmapped = UnmappedFields.with(ofRule, "flow", flow);
        new FlowGroup(
                FlowLog.NSG, code, resource, mac == null ? recordMac : mac, name, unmapped)
            .read(tuples, out, seen);
      }
    }
    seen.keep(out);
  }
}

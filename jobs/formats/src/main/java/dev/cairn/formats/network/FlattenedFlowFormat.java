package dev.cairn.formats.network;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import java.util.ArrayList;
import java.util.List;

/**
 * Tuples of either flow log that a forwarder sends as messages of their own, each with the fields
 * of its record and group beside it: under the literal name {@code flow.0} (a flattened array of
 * one) or {@code flowTuple}. A message is read whole or not at all.
 */
final class FlattenedFlowFormat implements Format {

  private static final String FIRST = "flow.0";
  private static final String SINGLE = "flowTuple";

  @Override
  public FormatGuide guide() {
    return FlattenedFlowGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().has(FIRST) || element.json().has(SINGLE);
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    List<String> texts = texts(in);
    List<FlowTuple> tuples = new ArrayList<>(1);
    for (String text : texts) {
      tuples.add(FlowTuple.parse(text));
    }
    FlowLog log = FlowLog.of(tuples.get(0));
    String code = log.takeNames(in);
    FlowLog.takeVersion(in, "version");
    FlowLog.takeVersion(in, "flowLogVersion");
    String resource = FlowGroup.resource(in, "flowLogResourceID", out);
    if (resource == null) {
      resource = FlowGroup.resource(in, "resourceId", out);
    }
    String mac = in.text("macAddress");
    String rule = in.text("rule");
    FlowGroup group = new FlowGroup(log, code, resource, mac, rule, in.unmapped());
    FlowDuplicates.Seen seen = new FlowDuplicates.Seen();
    for (int i = 0; i < tuples.size(); i++) {
      byte[] bytes = Hashes.utf8(texts.get(i));
      group.add(tuples.get(i), Hashes.sha256(bytes, 0, bytes.length), out, seen);
    }
    seen.keep(out);
  }

  private static List<String> texts(JsonObject in) throws BadElement {
    List<String> texts = new ArrayList<>(1);
    String name = in.has(FIRST) ? FIRST : SINGLE;
    do {
      String text = in.text(name);
      if (text == null) {
        throw BadElement.missing(FIRST);
      }
      texts.add(text);
      name = "flow." + texts.size();
    } while (in.has(name));
    return texts;
  }
}

package dev.cairn.formats.network;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;

/**
 * Tuples of either flow log as Microsoft's connector writes them: one record for each, its parts in
 * fields with names, all of them strings. Connectors made after it do so with VNet flow logs too,
 * and then {@code deviceAction} holds the state and {@code flowState} the encryption, since those
 * stand in the same places.
 */
final class DenormalisedFlowFormat implements Format {

  private static final String[] COMMON = {
    "startTime", "sourceAddress", "destinationAddress", "sourcePort", "destinationPort",
    "transportProtocol", "deviceDirection", "deviceAction"
  };
  private static final String STATE = "flowState";
  private static final String[] COUNTERS = {
    "packetsStoD", "bytesStoD", "packetsDtoS", "bytesDtoS"
  };

  @Override
  public FormatGuide guide() {
    return DenormalisedFlowGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().has("deviceDirection")
        && element.json().has("startTime")
        && element.json().has("sourceAddress");
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    FlowTuple tuple = tuple(in);
    FlowLog log = FlowLog.of(tuple);
    String code = log.takeNames(in);
    FlowLog.takeVersion(in, "version");
    String resource = FlowGroup.resource(in, "resourceId", out);
    String rule = in.text("nsgRuleName");
    String mac = in.text("mac");
    FlowGroup group = new FlowGroup(log, code, resource, mac, rule, in.unmapped());
    FlowDuplicates.Seen seen = new FlowDuplicates.Seen();
    group.add(tuple, element.contentHash(), out, seen);
    seen.keep(out);
  }

  private static FlowTuple tuple(JsonObject in) throws BadElement {
    String state = text(in, STATE);
    boolean isShort = state.isEmpty();
    String[] fields = new String[isShort ? COMMON.length : COMMON.length + 1 + COUNTERS.length];
    int count = 0;
    for (String name : COMMON) {
      fields[count++] = text(in, name);
    }
    if (!isShort) {
      fields[count++] = state;
      for (String name : COUNTERS) {
        fields[count++] = text(in, name);
      }
    }
    return FlowTuple.of(fields);
  }

  /** Takes a field that ought to be a string, but may be a whole number; empty if it is absent. */
  private static String text(JsonObject in, String name) throws BadElement {
    if (in.peek(name) instanceof Long number) {
      in.take(name);
      return number.toString();
    }
    String text = in.text(name);
    return text == null ? "" : text;
  }
}

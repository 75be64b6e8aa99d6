package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of flow logs that come as one message a tuple. */
final class FlattenedFlowGuide {

  static final FormatGuide GUIDE = guide();

  private FlattenedFlowGuide() {}

  private static FormatGuide guide() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Flow logs, one message a tuple",
            """
            Other forwarders send each tuple as its own message: its text under the literal name \
            `flow.0`, with the dot, or `flowTuple`, and fields of its record beside it, if any. A \
            protocol in digits tells VNet from NSG tuples. `content_hash` is that of the tuple's \
            text, as if it had come in its record.""");
    FlowFields.names(guide, "either log's name");
    guide.field("macAddress", "interface_mac");
    guide.field("version, flowLogVersion", "", "left out if it is 1, 2 or 4");
    guide.field(
        "resourceId, flowLogResourceID",
        "",
        "the event's `reporter`, unless a Kafka header names one");
    guide.field("rule", "rule");
    guide.field("aclID", "", "kept in `unmapped`");
    FlowFields.tupleHead(guide);
    guide.field("tuple 8, 9", "flow_state flow_encryption", "as in the log it is of");
    FlowFields.counters(guide, "tuple 10–13", "");
    return FlowFields.cannotTell(guide)
        .cannotTell(
            "Which interface or NSG saw the flow, where the forwarder left that out: tuples of two "
                + "interfaces in the same direction then look like one viewpoint.")
        .build();
  }
}

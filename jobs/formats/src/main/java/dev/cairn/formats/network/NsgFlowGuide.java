package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of NSG flow logs. */
final class NsgFlowGuide {

  static final FormatGuide GUIDE = guide();

  private NsgFlowGuide() {}

  private static FormatGuide guide() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "NSG flow logs, versions 1 and 2",
            """
            As VNet flow logs, but one log a network security group, in \
            `insights-logs-networksecuritygroupflowevent/resourceId=/…/PT1H.json`. No new ones can \
            be made since 30 June 2025; all end on 30 September 2027. Path: \
            `properties.flows[].flows[].flowTuples[]`. *Counting once* above holds here too.""");
    FlowFields.names(guide, "`NetworkSecurityGroupFlowEvent`");
    guide.field(
        "macAddress, flows[].mac", "interface_mac", "the inner one, else the record's");
    guide.field("properties.Version", "", "left out if it is 1 or 2");
    guide.field("resourceId", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field("rule", "rule", "`UserRule_…` or `DefaultRule_…`");
    FlowFields.tupleHead(guide);
    guide.field(
        "tuple 8, decision", "flow_state", "A allowed; D denied is state D, activity `refuse`");
    guide.field(
        "tuple 9, state",
        "flow_state",
        "of what was allowed: B `open`, C `traffic`, E `close`. Version 1 has none: null, and "
            + "`traffic`. Senders are known to cut a version 2 tuple to 8 fields");
    FlowFields.counters(guide, "tuple 10–13", "version 1 has none");
    return FlowFields.cannotTell(guide)
        .cannotTell("More than whole seconds: `time_precision` is s.")
        .cannotTell(
            "Version 1: when a flow began or ended, and how much passed; each tuple is a flow that "
                + "was seen.")
        .cannotTell(
            "Traffic in subnets that do not support NSG flow logs, such as those delegated to "
                + "Azure Database for MySQL.")
        .build();
  }
}

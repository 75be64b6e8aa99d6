package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of VNet flow logs. */
final class VnetFlowGuide {

  static final FormatGuide GUIDE = guide();

  private VnetFlowGuide() {}

  private static FormatGuide guide() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "VNet flow logs, version 4",
            """
            Azure writes them to a storage account only, as \
            `insights-logs-flowlogflowevent/flowLogResourceID=/…/macAddress=<mac>/PT1H.json`: one \
            blob an hour and interface, one record a minute, `{"records":[…]}`. A forwarder brings \
            them into Kafka. A whole blob, single records, and the pieces in which the blob grows \
            are read alike: the first piece is `{"records":[`, later ones may begin with a comma, \
            the last is `]}`; the two that hold no record become dead letters with reason \
            `no_events`. Path: `flowRecords.flows[].flowGroups[].flowTuples[]`; each tuple is one \
            event, and a tuple that cannot be read is one dead letter, alone.

            Tuples stand grouped by rule and in no order of time: an E may come before its B. A \
            blob may hold records of another hour than its name says.

            ### Counting once

            The same packets are told of more than once: by the interfaces at both ends, by an NSG \
            flow log beside the VNet's, by two NSGs, by a forwarder that sends again. Add up only \
            events whose `duplicate_of` is null. It is set within one Kafka record, by this rule:

            1. A *viewpoint* is one kind of log, resource, interface and direction. Of tuples with \
            the same bytes from one viewpoint the first counts.
            2. Tuples are *alike* if they have the same `flow_id`, `flow_state` and counters, null \
            being as good as 0.
            3. Alike tuples in the order of their time, each in the same or the next whole second \
            as the one before, form a *run* (NSG flow logs know seconds only, VNet flow logs \
            milliseconds). The n-th of each viewpoint in a run tell of the same packets: all but \
            the first of them are marked.

            So two deltas that one interface wrote are never taken for one, and what is left is \
            never less than any one viewpoint told. Across Kafka records nothing is marked; this \
            query applies the rule to a whole archive:

            ```sql
            """
                + FlowsCountedOnce.SQL
                + """
            ```

            Traffic analytics (`NTANetAnalytics`, `AzureNetworkAnalytics_CL`) adds flows up over \
            ten minutes or an hour before it writes: it is no flow log, and becomes a dead letter \
            with reason `unknown_format`.""");
    FlowFields.names(guide, "`FlowLogFlowEvent`");
    guide.field("macAddress", "interface_mac", "the interface that saw the flow");
    guide.field("flowLogVersion", "", "left out if it is 4");
    guide.field("flowLogResourceID", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field(
        "aclID",
        "",
        "kept in `unmapped`: a GUID, all zeros, an NSG's resource id, or `unspecified`");
    guide.field("rule", "rule", "as it came, also `PlatformRule` and `unspecified`");
    FlowFields.tupleHead(guide);
    guide.field(
        "tuple 8, state",
        "flow_state",
        "B begin is activity `open`, C continuing `traffic`, E end `close`, D denied `refuse` with "
            + "status failure");
    guide.field(
        "tuple 9, encryption",
        "flow_encryption",
        "X, NX or NX_…: Azure's own virtual network encryption, not TLS");
    FlowFields.counters(guide, "tuple 10–13", "B and D carry 0 or nothing");
    return FlowFields.cannotTell(guide).build();
  }
}

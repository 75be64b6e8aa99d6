package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of flow logs in their four shapes. */
final class FlowGuides {

  /**
   * Counts every packet once over a whole archive: {@link FlowDuplicates}' rule in SQL, across
   * Kafka records. It is printed on the source's page, and run against that class by a test.
   */
  static final String COUNTED_ONCE =
      """
      WITH flows AS (
        SELECT *,
               date_trunc('second', time) AS second,
               concat_ws('|', flow_id, coalesce(flow_state, ''),
                         coalesce(packets_out, 0), coalesce(bytes_out, 0),
                         coalesce(packets_in, 0), coalesce(bytes_in, 0)) AS alike,
               concat_ws('|', coalesce(event_code, ''), coalesce(reporter, ''),
                         coalesce(interface_mac, ''), direction) AS viewpoint
        FROM events
        WHERE source = 'network.flow'          -- and a range of time, a minute wider at each end
      ), sent_once AS (
        SELECT * FROM flows
        QUALIFY row_number() OVER (PARTITION BY viewpoint, content_hash
          ORDER BY kafka_topic, kafka_partition, kafka_offset, record_index) = 1
      ), steps AS (
        SELECT *, coalesce(second - lag(second) OVER in_time <= INTERVAL 1 SECOND, FALSE) AS goes_on
        FROM sent_once
        WINDOW in_time AS (PARTITION BY alike
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index)
      ), runs AS (
        SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER in_time AS run
        FROM steps
        WINDOW in_time AS (PARTITION BY alike
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index)
      ), places AS (
        SELECT *, row_number() OVER (PARTITION BY alike, run, viewpoint
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index) AS place
        FROM runs
      )
      SELECT * FROM places
      QUALIFY row_number() OVER (PARTITION BY alike, run, place
        ORDER BY kafka_topic, kafka_partition, kafka_offset, record_index) = 1
      """;

  private static final String DELTAS =
      "what passed since the flow's last tuple: a total is the sum over all C and E, never the "
          + "last value; empty is null, not 0";

  private static final String MARKED =
      "`flow_id`: hash of protocol, source, destination, the same at both ends and in both logs. "
          + "`duplicate_of`: see *Counting once*";

  private FlowGuides() {}

  static FormatGuide vnet() {
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
                + COUNTED_ONCE
                + """
            ```

            Traffic analytics (`NTANetAnalytics`, `AzureNetworkAnalytics_CL`) adds flows up over \
            ten minutes or an hour before it writes: it is no flow log, and becomes a dead letter \
            with reason `unknown_format`.""");
    names(guide, "`FlowLogFlowEvent`");
    guide.field("macAddress", "interface_mac", "the interface that saw the flow");
    guide.field("flowLogVersion", "", "left out if it is 4");
    guide.field("flowLogResourceID", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field(
        "aclID",
        "",
        "kept in `unmapped`: a GUID, all zeros, an NSG's resource id, or `unspecified`");
    guide.field("rule", "rule", "as it came, also `PlatformRule` and `unspecified`");
    tupleHead(guide);
    guide.field(
        "tuple 8, state",
        "flow_state",
        "B begin is activity `open`, C continuing `traffic`, E end `close`, D denied `refuse` with "
            + "status failure");
    guide.field(
        "tuple 9, encryption",
        "flow_encryption",
        "X, NX or NX_…: Azure's own virtual network encryption, not TLS");
    counters(guide, "tuple 10–13", "B and D carry 0 or nothing");
    return cannotTell(guide).build();
  }

  static FormatGuide nsg() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "NSG flow logs, versions 1 and 2",
            """
            As VNet flow logs, but one log a network security group, in \
            `insights-logs-networksecuritygroupflowevent/resourceId=/…/PT1H.json`. No new ones can \
            be made since 30 June 2025; all end on 30 September 2027. Path: \
            `properties.flows[].flows[].flowTuples[]`. *Counting once* above holds here too.""");
    names(guide, "`NetworkSecurityGroupFlowEvent`");
    guide.field(
        "macAddress, flows[].mac", "interface_mac", "the inner one, else the record's");
    guide.field("properties.Version", "", "left out if it is 1 or 2");
    guide.field("resourceId", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field("rule", "rule", "`UserRule_…` or `DefaultRule_…`");
    tupleHead(guide);
    guide.field(
        "tuple 8, decision", "flow_state", "A allowed; D denied is state D, activity `refuse`");
    guide.field(
        "tuple 9, state",
        "flow_state",
        "of what was allowed: B `open`, C `traffic`, E `close`. Version 1 has none: null, and "
            + "`traffic`. Senders are known to cut a version 2 tuple to 8 fields");
    counters(guide, "tuple 10–13", "version 1 has none");
    return cannotTell(guide)
        .cannotTell("More than whole seconds: `time_precision` is s.")
        .cannotTell(
            "Version 1: when a flow began or ended, and how much passed; each tuple is a flow that "
                + "was seen.")
        .cannotTell(
            "Traffic in subnets that do not support NSG flow logs, such as those delegated to "
                + "Azure Database for MySQL.")
        .build();
  }

  static FormatGuide denormalised() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Flow logs by Microsoft's connector, one record a tuple",
            """
            What AzureNetworkWatcherNSGFlowLogsConnector sends to Event Hubs: \
            `{"records":[{…}]}`, one record for each tuple, its parts in fields with names and all \
            of them strings. Connectors made after it do the same with VNet flow logs; there \
            `deviceAction` holds the state and `flowState` the encryption. A protocol in digits \
            tells the two apart. It sends at least once: a record with the same bytes from one \
            viewpoint is marked by `duplicate_of`, within one Kafka record.""");
    names(guide, "either log's name");
    guide.field("mac", "interface_mac");
    guide.field("version", "", "left out if it is 1, 2 or 4, as a number or a string");
    guide.field("resourceId", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field("nsgRuleName", "rule");
    guide.field("startTime", "", "the event's `time`, seconds or milliseconds by its magnitude");
    endpoints(
        guide,
        "sourceAddress, sourcePort",
        "destinationAddress, destinationPort",
        "transportProtocol",
        "deviceDirection");
    guide.field("deviceAction, flowState", "flow_state flow_encryption", "as in the log's tuple");
    counters(guide, "packetsStoD, bytesStoD, packetsDtoS, bytesDtoS", "");
    return cannotTell(guide)
        .cannotTell(
            "Whether a count of 0 was 0: newer connectors write 0 where the log had nothing.")
        .cannotTell(
            "Whether it is a repeat of the same tuple in another shape: `content_hash` is that of "
                + "the whole record. Bring a log into Kafka in one shape only.")
        .build();
  }

  static FormatGuide flattened() {
    FormatGuide.Builder guide =
        FormatGuide.of(
            "Flow logs, one message a tuple",
            """
            Other forwarders send each tuple as its own message: its text under the literal name \
            `flow.0`, with the dot, or `flowTuple`, and fields of its record beside it, if any. A \
            protocol in digits tells VNet from NSG tuples. `content_hash` is that of the tuple's \
            text, as if it had come in its record.""");
    names(guide, "either log's name");
    guide.field("macAddress", "interface_mac");
    guide.field("version, flowLogVersion", "", "left out if it is 1, 2 or 4");
    guide.field(
        "resourceId, flowLogResourceID",
        "",
        "the event's `reporter`, unless a Kafka header names one");
    guide.field("rule", "rule");
    guide.field("aclID", "", "kept in `unmapped`");
    tupleHead(guide);
    guide.field("tuple 8, 9", "flow_state flow_encryption", "as in the log it is of");
    counters(guide, "tuple 10–13", "");
    return cannotTell(guide)
        .cannotTell(
            "Which interface or NSG saw the flow, where the forwarder left that out: tuples of two "
                + "interfaces in the same direction then look like one viewpoint.")
        .build();
  }

  private static void names(FormatGuide.Builder guide, String name) {
    guide.field(
        "category", "event_code", name + "; where it is missing, the one that its log writes");
    guide.field("operationName", "", "left out if it is the log's own");
    guide.field(
        "time", "", "kept in `unmapped`: when the record was written, up to minutes later");
  }

  private static void tupleHead(FormatGuide.Builder guide) {
    guide.field(
        "tuple 1, time", "", "the event's `time`: below 10¹¹ it is seconds, else milliseconds");
    endpoints(guide, "tuple 2, 4, source", "tuple 3, 5, destination", "tuple 6, protocol",
        "tuple 7, direction");
  }

  private static void endpoints(
      FormatGuide.Builder guide, String source, String target, String protocol, String direction) {
    guide.field(
        source,
        "client_ip client_port flow_id duplicate_of",
        "who began the flow, also in inbound tuples. " + MARKED);
    guide.field(target, "server_ip server_port", "IPv4 or IPv6 as it came; no port is null");
    guide.field(protocol, "protocol", "T or 6 is tcp, U or 17 udp, any other its IANA number");
    guide.field(direction, "direction", "I or O, seen from the interface");
  }

  private static void counters(FormatGuide.Builder guide, String name, String note) {
    guide.field(
        name,
        "packets_out bytes_out packets_in bytes_in",
        "out is source to destination, in the answers; "
            + DELTAS
            + (note.isEmpty() ? "" : "; " + note));
  }

  private static FormatGuide.Builder cannotTell(FormatGuide.Builder guide) {
    return guide
        .cannotTell("The total of a flow from one record: counters are deltas.")
        .cannotTell(
            "Which connection it was, by `flow_id` alone: ports are used again. Use it with time.")
        .cannotTell(
            "How much passed in inbound flows that a rule of one's own allows over TCP, unless a "
                + "flow timeout is set: Azure treats them as stateless and writes no counts.")
        .cannotTell(
            "What a private endpoint saw: its traffic is recorded at the source's virtual machine "
                + "only, and not at all if that is not logged.")
        .cannotTell(
            "That nothing happened: delivery is neither complete nor in order, and late by minutes "
                + "to hours.")
        .cannotTell("Who it was: addresses behind Private Link are the service's own (NAT).")
        .cannotTell(
            "That two tuples are the same packets where the ends counted differently, or their "
                + "clocks are two seconds apart: both stay unmarked.");
  }
}

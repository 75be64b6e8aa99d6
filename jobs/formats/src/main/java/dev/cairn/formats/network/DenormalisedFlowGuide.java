package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of flow logs by Microsoft's connector, one record a tuple. */
final class DenormalisedFlowGuide {

  static final FormatGuide GUIDE = guide();

  private DenormalisedFlowGuide() {}

  private static FormatGuide guide() {
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
    FlowFields.names(guide, "either log's name");
    guide.field("mac", "interface_mac");
    guide.field("version", "", "left out if it is 1, 2 or 4, as a number or a string");
    guide.field("resourceId", "", "the event's `reporter`, unless a Kafka header names one");
    guide.field("nsgRuleName", "rule");
    guide.field("startTime", "", "the event's `time`, seconds or milliseconds by its magnitude");
    FlowFields.endpoints(
        guide,
        "sourceAddress, sourcePort",
        "destinationAddress, destinationPort",
        "transportProtocol",
        "deviceDirection");
    guide.field("deviceAction, flowState", "flow_state flow_encryption", "as in the log's tuple");
    FlowFields.counters(guide, "packetsStoD, bytesStoD, packetsDtoS, bytesDtoS", "");
    return FlowFields.cannotTell(guide)
        .cannotTell(
            "Whether a count of 0 was 0: newer connectors write 0 where the log had nothing.")
        .cannotTell(
            "Whether it is a repeat of the same tuple in another shape: `content_hash` is that of "
                + "the whole record. Bring a log into Kafka in one shape only.")
        .build();
  }
}

package dev.cairn.formats.network;

import dev.cairn.formats.source.FormatGuide;

/** What the guides to flow logs have in common: fields, and what none of the logs can tell. */
final class FlowFields {

  private static final String DELTAS =
      "what passed since the flow's last tuple: a total is the sum over all C and E, never the "
          + "last value; empty is null, not 0";

  private static final String MARKED =
      "`flow_id`: hash of protocol, source, destination, the same at both ends and in both logs. "
          + "`duplicate_of`: see *Counting once*";

  private FlowFields() {}

  static void names(FormatGuide.Builder guide, String name) {
    guide.field(
        "category", "event_code", name + "; where it is missing, the one that its log writes");
    guide.field("operationName", "", "left out if it is the log's own");
    guide.field(
        "time", "", "kept in `unmapped`: when the record was written, up to minutes later");
  }

  static void tupleHead(FormatGuide.Builder guide) {
    guide.field(
        "tuple 1, time", "", "the event's `time`: below 10¹¹ it is seconds, else milliseconds");
    endpoints(guide, "tuple 2, 4, source", "tuple 3, 5, destination", "tuple 6, protocol",
        "tuple 7, direction");
  }

  static void endpoints(
      FormatGuide.Builder guide, String source, String target, String protocol, String direction) {
    guide.field(
        source,
        "client_ip client_port flow_id duplicate_of",
        "who began the flow, also in inbound tuples. " + MARKED);
    guide.field(target, "server_ip server_port", "IPv4 or IPv6 as it came; no port is null");
    guide.field(protocol, "protocol", "T or 6 is tcp, U or 17 udp, any other its IANA number");
    guide.field(direction, "direction", "I or O, seen from the interface");
  }

  static void counters(FormatGuide.Builder guide, String name, String note) {
    guide.field(
        name,
        "packets_out bytes_out packets_in bytes_in",
        "out is source to destination, in the answers; "
            + DELTAS
            + (note.isEmpty() ? "" : "; " + note));
  }

  static FormatGuide.Builder cannotTell(FormatGuide.Builder guide) {
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

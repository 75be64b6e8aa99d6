package dev.cairn.formats.network;

import dev.cairn.formats.Parsing;
import dev.cairn.schemas.AuditEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flow-log records for tests, and the sums that matter. */
final class Flows {

  static final String SOURCE = "network.flow";
  static final String FLOW = "10.0.2.10,10.0.3.5,35504,3306";

  private Flows() {}

  static String nsg(String resource, String mac, List<String> tuples) {
    return "{\"category\":\"NetworkSecurityGroupFlowEvent\",\"resourceId\":\"/NSG/"
        + resource
        + "\",\"properties\":{\"Version\":2,\"flows\":[{\"rule\":\"R\",\"flows\":[{\"mac\":\""
        + mac
        + "\",\"flowTuples\":"
        + array(tuples)
        + "}]}]}}";
  }

  static String nsg(String mac, String... tuples) {
    return nsg("A", mac, List.of(tuples));
  }

  static String vnet(String mac, List<String> tuples) {
    return "{\"category\":\"FlowLogFlowEvent\",\"macAddress\":\""
        + mac
        + "\",\"flowLogResourceID\":\"/LOG\","
        + "\"flowRecords\":{\"flows\":[{\"aclID\":\"A\",\"flowGroups\":[{\"rule\":\"R\","
        + "\"flowTuples\":"
        + array(tuples)
        + "}]}]}}";
  }

  static String vnet(String mac, String... tuples) {
    return vnet(mac, List.of(tuples));
  }

  static String envelope(Collection<String> records) {
    return "{\"records\":[" + String.join(",", records) + "]}";
  }

  static List<AuditEvent> events(String... records) {
    return Parsing.parse(SOURCE, envelope(List.of(records))).events();
  }

  /** Of each event the index of the one that it is a duplicate of; its own if of none. */
  static List<Integer> firsts(List<AuditEvent> events) {
    List<String> ids = events.stream().map(AuditEvent::getEventId).toList();
    return Stream.iterate(0, i -> i < ids.size(), i -> i + 1)
        .map(
            i -> {
              String of = events.get(i).getDuplicateOf();
              return of == null ? i : (Integer) ids.indexOf(of);
            })
        .toList();
  }

  static List<AuditEvent> unmarked(List<AuditEvent> events) {
    return events.stream().filter(event -> event.getDuplicateOf() == null).toList();
  }

  /**
   * What passed.
   *
   * @param opened how many flows began
   */
  record Totals(long packetsOut, long bytesOut, long packetsIn, long bytesIn, long opened) {

    static Totals of(Collection<AuditEvent> events) {
      return events.stream()
          .map(
              event ->
                  new Totals(
                      zero(event.getPacketsOut()),
                      zero(event.getBytesOut()),
                      zero(event.getPacketsIn()),
                      zero(event.getBytesIn()),
                      event.getActivity().equals("open") ? 1 : 0))
          .reduce(new Totals(0, 0, 0, 0, 0), Totals::plus);
    }

    Totals plus(Totals other) {
      return new Totals(
          packetsOut + other.packetsOut,
          bytesOut + other.bytesOut,
          packetsIn + other.packetsIn,
          bytesIn + other.bytesIn,
          opened + other.opened);
    }

    private static long zero(Long counter) {
      return counter == null ? 0 : counter;
    }
  }

  private static String array(List<String> tuples) {
    return tuples.stream().map(t -> "\"" + t + "\"").collect(Collectors.joining(",", "[", "]"));
  }
}

package dev.cairn.formats.network;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NSG flow logs, versions 1 and 2, and VNet flow logs, version 4. */
class FlowFormatsTest {

  private static final String SOURCE = "network.flow";

  private static String nsg(String tuples) {
    return "{\"category\":\"NetworkSecurityGroupFlowEvent\",\"resourceId\":\"/NSG\",\"properties\":"
        + "{\"Version\":2,\"flows\":[{\"rule\":\"R\",\"flows\":[{\"mac\":\"M\",\"flowTuples\":["
        + tuples
        + "]}]}]}}";
  }

  private static String vnet(String tuples) {
    return "{\"category\":\"FlowLogFlowEvent\",\"macAddress\":\"M\",\"flowLogResourceID\":\"/LOG\","
        + "\"flowRecords\":{\"flows\":[{\"aclID\":\"A\",\"flowGroups\":[{\"rule\":\"R\","
        + "\"flowTuples\":["
        + tuples
        + "]}]}]}}";
  }

  @Test
  void readsAnNsgTupleWithCounters() {
    AuditEvent event =
        event(
            SOURCE,
            nsg("\"1542110379,10.5.16.4,13.67.143.115,44931,443,T,O,A,C,30,16978,24,14008\""));

    assertThat(event.getClassUid()).isEqualTo(4001);
    assertThat(event.getActivity()).isEqualTo("traffic");
    assertThat(event.getStatus()).isEqualTo("success");
    assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1542110379));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getClientIp()).isEqualTo("10.5.16.4");
    assertThat(event.getClientPort()).isEqualTo(44931);
    assertThat(event.getServerIp()).isEqualTo("13.67.143.115");
    assertThat(event.getServerPort()).isEqualTo(443);
    assertThat(event.getProtocol()).isEqualTo("tcp");
    assertThat(event.getDirection()).isEqualTo("outbound");
    assertThat(event.getFlowState()).isEqualTo("C");
    assertThat(event.getPacketsOut()).isEqualTo(30);
    assertThat(event.getBytesOut()).isEqualTo(16978);
    assertThat(event.getPacketsIn()).isEqualTo(24);
    assertThat(event.getBytesIn()).isEqualTo(14008);
    assertThat(event.getRule()).isEqualTo("R");
    assertThat(event.getInterfaceMac()).isEqualTo("M");
    assertThat(event.getReporter()).isEqualTo("/NSG");
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void emptyCountersAreNullAndADeniedFlowIsRefused() {
    AuditEvent event =
        event(
            SOURCE,
            nsg("\"1542110402,94.102.49.190,10.5.16.4,28746,443,U,I,D,B,,,,\""));

    assertThat(event.getActivity()).isEqualTo("refuse");
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getFlowState()).isEqualTo("D");
    assertThat(event.getProtocol()).isEqualTo("udp");
    assertThat(event.getDirection()).isEqualTo("inbound");
    assertThat(event.getBytesIn()).isNull();
    assertThat(event.getBytesOut()).isNull();
    assertThat(event.getPacketsIn()).isNull();
    assertThat(event.getPacketsOut()).isNull();
  }

  @Test
  void aVersion1TupleHasNoState() {
    AuditEvent event = event(SOURCE, nsg("\"1487282370,192.0.2.17,10.1.0.4,61771,3389,T,I,A\""));

    assertThat(event.getActivity()).isEqualTo("traffic");
    assertThat(event.getFlowState()).isNull();
    assertThat(event.getBytesIn()).isNull();
  }

  @Test
  void readsAVnetTuple() {
    AuditEvent event =
        event(
            SOURCE,
            vnet("\"1663146003606,10.0.0.6,52.239.184.180,23956,443,6,O,E,NX,3,767,2,1580\""));

    assertThat(event.getActivity()).isEqualTo("close");
    assertThat(event.getTime()).isEqualTo(Instant.ofEpochMilli(1663146003606L));
    assertThat(event.getTimePrecision()).isEqualTo("ms");
    assertThat(event.getProtocol()).isEqualTo("tcp");
    assertThat(event.getFlowEncryption()).isEqualTo("NX");
    assertThat(event.getBytesOut()).isEqualTo(767);
    assertThat(event.getBytesIn()).isEqualTo(1580);
    assertThat(event.getInterfaceMac()).isEqualTo("M");
    assertThat(event.getReporter()).isEqualTo("/LOG");
    assertThat(event.getUnmapped()).isEqualTo("{\"aclID\":\"A\"}");
  }

  @Test
  void aVnetTimeInSecondsIsTakenAsSuch() {
    AuditEvent event = event(SOURCE, vnet("\"1663146003,10.0.0.6,::1,,,1,I,D,X,0,0,0,0\""));

    assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1663146003));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getProtocol()).isEqualTo("1");
    assertThat(event.getActivity()).isEqualTo("refuse");
    assertThat(event.getFlowState()).isEqualTo("D");
    assertThat(event.getClientPort()).isNull();
    assertThat(event.getServerIp()).isEqualTo("::1");
    assertThat(event.getBytesIn()).isZero();
  }

  @Test
  void aBadTupleTakesNoNeighbourWithIt() {
    String good = "1542110377,10.5.16.4,13.67.143.118,59831,443,T,O,A,B,,,,";
    List<String> bad =
        List.of(
            "",
            "1542110377,10.5.16.4",
            good + ",",
            good.replace("1542110377", "soon"),
            good.replace("10.5.16.4", "host"),
            good.replace("59831", "70000"),
            good.replace(",T,", ",X,"),
            good.replace(",O,", ",?,"),
            good.replace(",A,", ",M,"),
            good.replace(",B,", ",Z,"),
            good.replace(",,,,", ",-1,,,"),
            good.replace(",,,,", ",x,,,"));
    StringBuilder tuples = new StringBuilder("\"" + good + "\"");
    bad.forEach(tuple -> tuples.append(",\"%s\",\"%s\"".formatted(tuple, good)));

    ParseResult result = parse(SOURCE, nsg(tuples.toString()));

    assertThat(result.events()).hasSize(bad.size() + 1);
    assertThat(result.deadLetters()).extracting(d -> text(d.getRaw())).isEqualTo(bad);
    assertThat(result.deadLetters()).extracting(DeadLetter::getRecordIndex).startsWith(1, 3, 5);
  }

  @Test
  void theContentHashIsThatOfTheTuple() {
    String tuple = "1487282370,192.0.2.17,10.1.0.4,61771,3389,T,I,A";
    byte[] bytes = tuple.getBytes();

    assertThat(event(SOURCE, nsg("\"" + tuple + "\"")).getContentHash())
        .isEqualTo(Hashes.sha256(bytes, 0, bytes.length));
  }

  @Test
  void readsRealBlobs() {
    assertThat(activities("nsg_flow_v1/pt1h_blob_two_records_2017.json"))
        .containsExactly("refuse", "traffic", "traffic", "traffic", "traffic", "refuse",
            "traffic", "traffic", "traffic");
    assertThat(activities("nsg_flow_v2/pt1h_blob_two_records_2018.json"))
        .containsExactly("refuse", "refuse", "refuse", "open", "close", "traffic", "close",
            "refuse", "refuse", "refuse", "refuse");
    assertThat(activities("vnet_flow_v4/otel_platformrule_end_before_begin_2025.json"))
        .containsExactly("close", "open");
    assertThat(activities("vnet_flow_v4/pt1h_blob_2022.json")).hasSize(19);
  }

  @Test
  void readsTheBlocksOfABlobOneByOne() {
    assertThat(reason("malformed/pt1h_blocks/block_000_head.txt")).isEqualTo("no_events");
    assertThat(activities("malformed/pt1h_blocks/block_001.txt")).hasSize(7);
    assertThat(activities("malformed/pt1h_blocks/block_002_leading_comma.txt")).hasSize(4);
    assertThat(reason("malformed/pt1h_blocks/block_003_tail.txt")).isEqualTo("no_events");
    assertThat(activities("malformed/pt1h_naive_append_leading_comma.txt")).hasSize(4);
  }

  @Test
  void aBlobThatWasCutKeepsItsFirstRecord() {
    ParseResult result =
        parse(SOURCE, Captures.sample("malformed/pt1h_truncated_mid_record.txt"));

    assertThat(result.events()).hasSize(7);
    assertThat(result.deadLetters()).hasSize(1);
    assertThat(text(result.deadLetters().get(0).getRaw()))
        .startsWith("{\"time\":\"2018-11-13T12:01");
  }

  @Test
  void otherShapesAreDeadLetters() {
    assertThat(deadLetter(SOURCE, "{\"properties\":{\"flows\":1}}").getReason())
        .isEqualTo("bad_field");
    assertThat(deadLetter(SOURCE, "{\"flowRecords\":{}}").getReason()).isEqualTo("missing_field");
    assertThat(deadLetter(SOURCE, nsg("1")).getReason()).isEqualTo("bad_field");
    assertThat(reason("constructed_network_flow/traffic_analytics.json"))
        .isEqualTo("unknown_format");
    assertThat(deadLetter(SOURCE, nsg("")).getReason()).isEqualTo("no_events");
  }

  private static String reason(String sample) {
    return deadLetter(parse(SOURCE, Captures.sample(sample))).getReason();
  }

  private static List<String> activities(String sample) {
    ParseResult result = parse(SOURCE, Captures.sample(sample));
    assertThat(result.deadLetters()).isEmpty();
    return result.events().stream().map(AuditEvent::getActivity).toList();
  }
}

package dev.cairn.formats.network;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenormalisedFlowFormatTest {

  private static final String SOURCE = "network.flow";

  private static final String NSG =
      "{\"time\":\"2018-11-13T12:00:35.3899262Z\",\"category\":\"NetworkSecurityGroupFlowEvent\","
          + "\"operationName\":\"NetworkSecurityGroupFlowEvents\",\"resourceId\":\"/NSG\","
          + "\"version\":2.0,\"nsgRuleName\":\"R\",\"mac\":\"M\",\"startTime\":\"1542110379\","
          + "\"sourceAddress\":\"10.5.16.4\",\"destinationAddress\":\"13.67.143.115\","
          + "\"sourcePort\":\"44931\",\"destinationPort\":\"443\",\"transportProtocol\":\"T\","
          + "\"deviceDirection\":\"O\",\"deviceAction\":\"A\",\"flowState\":\"C\","
          + "\"packetsStoD\":\"30\",\"bytesStoD\":\"16978\",\"packetsDtoS\":\"24\","
          + "\"bytesDtoS\":\"14008\"}";

  @Test
  void isTheSameEventAsTheTupleThatItWasMadeFrom() {
    AuditEvent tuple =
        event(
            SOURCE,
            Flows.nsg("M", "1542110379,10.5.16.4,13.67.143.115,44931,443,T,O,A,C,30,16978,24,14008")
                .replace("/NSG/A", "/NSG"));

    AuditEvent event = event(SOURCE, NSG);

    assertThat(event.getUnmapped()).isEqualTo("{\"time\":\"2018-11-13T12:00:35.3899262Z\"}");
    event.setUnmapped(null);
    event.setContentHash(tuple.getContentHash());
    event.setRaw(tuple.getRaw());
    assertThat(event).isEqualTo(tuple);
  }

  @Test
  void theContentHashIsThatOfTheRecord() {
    byte[] bytes = NSG.getBytes(StandardCharsets.UTF_8);

    assertThat(event(SOURCE, "{\"records\":[" + NSG + "]}").getContentHash())
        .isEqualTo(Hashes.sha256(bytes, 0, bytes.length));
  }

  @Test
  void aBeginningHasNoCountersEvenWhereTheFieldsAreLeftOut() {
    AuditEvent event = event(SOURCE, NSG.replaceAll("\"C\".*", "\"B\"}"));

    assertThat(event.getActivity()).isEqualTo("open");
    assertThat(event.getBytesOut()).isNull();
  }

  @Test
  void withoutAStateItIsVersion1() {
    AuditEvent event = event(SOURCE, NSG.replaceAll(",\"flowState\".*", "}").replace("2.0", "1.0"));

    assertThat(event.getActivity()).isEqualTo("traffic");
    assertThat(event.getFlowState()).isNull();
  }

  @Test
  void aProtocolInDigitsMakesItAVnetTuple() {
    AuditEvent event =
        event(
            SOURCE,
            NSG.replace("\"1542110379\"", "1542110379123")
                .replace("\"T\"", "\"6\"")
                .replace("\"A\"", "\"E\"")
                .replace("\"C\"", "\"NX\"")
                .replace("NetworkSecurityGroupFlowEvents", "FlowLogFlowEvent")
                .replace("NetworkSecurityGroupFlowEvent", "FlowLogFlowEvent")
                .replace("2.0", "4.0"));

    assertThat(event.getEventCode()).isEqualTo("FlowLogFlowEvent");
    assertThat(event.getActivity()).isEqualTo("close");
    assertThat(event.getFlowState()).isEqualTo("E");
    assertThat(event.getFlowEncryption()).isEqualTo("NX");
    assertThat(event.getTimePrecision()).isEqualTo("ms");
    assertThat(event.getUnmapped()).isEqualTo("{\"time\":\"2018-11-13T12:00:35.3899262Z\"}");
  }

  @Test
  void anUnknownVersionAndWhatIsNotReadStayInUnmapped() {
    AuditEvent event =
        event(SOURCE, NSG.replace("2.0", "3.5").replace("{\"time", "{\"deviceExtId\":\"x\",\"t"));

    assertThat(event.getUnmapped())
        .contains("\"deviceExtId\":\"x\"")
        .contains("\"version\":3.5");
  }

  @Test
  void aBadRecordTakesNoNeighbourWithIt() {
    List<String> bad =
        List.of(
            NSG.replace("\"A\"", "\"M\""),
            NSG.replace("\"16978\"", "\"much\""),
            NSG.replace("\"16978\"", "[]"),
            NSG.replace("\"10.5.16.4\"", "\"host\""),
            NSG.replace("\"10.5.16.4\"", "null"));

    for (String record : bad) {
      ParseResult result = parse(SOURCE, "{\"records\":[" + record + "," + NSG + "]}");

      assertThat(result.events()).hasSize(1);
      assertThat(result.deadLetters()).hasSize(1);
      assertThat(deadLetter(SOURCE, record).getReason()).isEqualTo("bad_field");
    }
  }

  @Test
  void isReadFromTheTopicOfAnotherAzureSource() {
    assertThat(event("mysql.audit", NSG).getSource()).isEqualTo("network.flow");
  }
}

package dev.cairn.formats.network;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenedFlowFormatTest {

  private static final String SOURCE = "network.flow";
  private static final String TUPLE =
      "1607984156,1.2.3.4,5.6.7.8,36422,8086,T,O,A,E,1,74,1,74";
  private static final String VNET = "1663146003606,1.2.3.4,5.6.7.8,23956,443,6,O,E,NX,3,767,2,9";

  private static String message(String tuple) {
    return "{\"flow_state\": \"end\", \"resourceId\":\"/NSG\",\"macAddress\":\"M\",\"flow.0\":\""
        + tuple
        + "\",\"rule\":\"R\",\"operationName\":\"NetworkSecurityGroupFlowEvents\","
        + "\"time\":\"2020-12-14T22:16:46.3528160Z\",\"version\":\"2\"}";
  }

  @Test
  void isTheSameEventAsInItsRecord() {
    AuditEvent tuple = event(SOURCE, Flows.nsg("M", TUPLE).replace("/NSG/A", "/NSG"));

    AuditEvent event = event(SOURCE, message(TUPLE));

    assertThat(event.getUnmapped())
        .isEqualTo("{\"flow_state\":\"end\",\"time\":\"2020-12-14T22:16:46.3528160Z\"}");
    event.setUnmapped(null);
    event.setRaw(tuple.getRaw());
    assertThat(event).isEqualTo(tuple);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1679337878,10.0.0.4,40.78.196.51,54518,443,T,O,A,C,35,30865,16,3088;"
            + "NetworkSecurityGroupFlowEvent",
        "1679337878,10.0.0.4,40.78.196.51,54518,443,U,O,D; NetworkSecurityGroupFlowEvent",
        "1663146003606,10.0.0.4,40.78.196.51,54518,443,6,O,D,NX; FlowLogFlowEvent",
        "1663146003,10.0.0.4,40.78.196.51,,,1,O,C,X,1,84,1,84; FlowLogFlowEvent"
      })
  void aTupleAloneTellsWhichLogItIsOf(String tuple, String category) {
    AuditEvent event = event(SOURCE, "{\"flowTuple\":\"" + tuple + "\"}");

    assertThat(event.getEventCode()).isEqualTo(category);
    assertThat(event.getUnmapped()).isNull();
    assertThat(event.getReporter()).isNull();
  }

  @Test
  void anArrayThatWasFlattenedGivesAllItsTuples() {
    String value = message(TUPLE + "\",\"flow.1\":\"" + TUPLE.replace("E,1,", "E,2,"));

    ParseResult result = parse(SOURCE, value);

    assertThat(result.events()).extracting(AuditEvent::getPacketsOut).containsExactly(1L, 2L);
    assertThat(result.events()).allSatisfy(e -> assertThat(e.getUnmapped()).doesNotContain("1.2"));
  }

  @Test
  void theFlowLogIsTheReporterBeforeTheResource() {
    AuditEvent event =
        event(
            SOURCE,
            "{\"resourceId\":\"/VNET\",\"flowLogResourceID\":\"/LOG\",\"flow.0\":\"" + VNET + "\"}");

    assertThat(event.getReporter()).isEqualTo("/LOG");
    assertThat(event.getUnmapped()).isEqualTo("{\"resourceId\":\"/VNET\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"flow.0\":1}; bad_field",
        "{\"flow.0\":\"\"}; missing_field",
        "{\"flow.0\":\"1,2\"}; malformed_line",
        "{\"flow.0\":\"1,1.2.3.4,5.6.7.8,1,2,6,O,B\"}; malformed_line",
        "{\"flow.0\":\"1,1.2.3.4,5.6.7.8,1,2,T,O,A\",\"flow.1\":\"x\"}; malformed_line",
        "{\"flowTuple\":\"x,1.2.3.4,5.6.7.8,1,2,T,O,A\"}; bad_field"
      })
  void aMessageThatCannotBeReadIsADeadLetterAsAWhole(String value, String reason) {
    assertThat(deadLetter(SOURCE, value).getReason()).isEqualTo(reason);
    assertThat(deadLetter(SOURCE, value).getRawSize()).isEqualTo(value.length());
  }
}

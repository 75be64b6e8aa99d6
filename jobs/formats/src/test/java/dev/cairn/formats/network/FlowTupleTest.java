package dev.cairn.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.formats.record.BadElement;
import dev.cairn.schemas.AuditEvent;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTupleTest {

  private static AuditEvent read(String tuple) throws BadElement {
    AuditEvent event = new AuditEvent();
    FlowTuple.parse(tuple).setCommon(event);
    return event;
  }

  // made with Python's hashlib and ipaddress from the form in FlowTuple's documentation
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1795381103,10.0.2.10,10.0.3.5,35504,3306,T,O,A; 7a6c7084c9d87f0416134052320510c7",
        "1795381103006,2001:db8::9,2001:db8::5,51000,3306,6,I,B,X,,,,;"
            + "b76742f63c8a8b618898f598bfd2d9be",
        "1795381103,10.0.2.10,10.0.3.5,,,1,O,C,NX,1,84,1,84; 893233007ad44250c0575fbd582e10a1"
      })
  void theFlowIdIsTheHashOfAFixedForm(String tuple, String flowId) throws BadElement {
    assertThat(read(tuple).getFlowId()).isEqualTo(flowId);
  }

  @Test
  void theFlowIdIsTheSameAtBothEndsInBothLogsAndInEverySpelling() throws BadElement {
    String flow = read("1,10.0.2.10,10.0.3.5,35504,3306,T,O,A").getFlowId();

    assertThat(read("9,10.0.2.10,10.0.3.5,35504,3306,T,I,A,E,1,2,3,4").getFlowId())
        .isEqualTo(flow);
    assertThat(read("1795381103006,10.0.2.10,10.0.3.5,35504,3306,6,I,D,NX").getFlowId())
        .isEqualTo(flow);
    assertThat(read("1,::ffff:10.0.2.10,::FFFF:a00:305,35504,3306,6,O,B,NX").getFlowId())
        .isEqualTo(flow);
  }

  @Test
  void anotherEndpointOrProtocolOrTheOtherWayRoundIsAnotherFlow() throws BadElement {
    Set<String> flows = new TreeSet<>();

    flows.add(read("1,10.0.2.10,10.0.3.5,35504,3306,T,O,A").getFlowId());
    flows.add(read("1,10.0.3.5,10.0.2.10,3306,35504,T,O,A").getFlowId());
    flows.add(read("1,10.0.2.10,10.0.3.5,35505,3306,T,O,A").getFlowId());
    flows.add(read("1,10.0.2.10,10.0.3.5,35504,3307,T,O,A").getFlowId());
    flows.add(read("1,10.0.2.11,10.0.3.5,35504,3306,T,O,A").getFlowId());
    flows.add(read("1,10.0.2.10,10.0.3.6,35504,3306,T,O,A").getFlowId());
    flows.add(read("1,10.0.2.10,10.0.3.5,35504,3306,U,O,A").getFlowId());

    assertThat(flows).hasSize(7).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @ParameterizedTest
  @CsvSource({"T,tcp", "6,tcp", "006,tcp", "U,udp", "17,udp", "1,1", "58,58", "255,255"})
  void namesTheProtocolsThatMatterAndNumbersTheOthers(String written, String protocol)
      throws BadElement {
    assertThat(read("1,10.0.2.10,10.0.3.5,1,2," + written + ",O,A").getProtocol())
        .isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource({
    "99999999999, s, 5138-11-16T09:46:39Z",
    "100000000000, ms, 1973-03-03T09:46:40Z",
    "1795381103, s, 2026-11-22T20:58:23Z",
    "1795381103006, ms, 2026-11-22T20:58:23.006Z"
  })
  void secondsAndMillisecondsAreToldApartByMagnitude(String time, String precision, String instant)
      throws BadElement {
    AuditEvent event = read(time + ",10.0.2.10,10.0.3.5,1,2,T,O,A");

    assertThat(event.getTime()).hasToString(instant);
    assertThat(event.getTimePrecision()).isEqualTo(precision);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A,B",
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A,B,,,,",
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A"
      })
  void countersThatAreEmptyOrCutOffAreNull(String tuple) throws BadElement {
    AuditEvent event = read(tuple);

    assertThat(event.getPacketsOut()).isNull();
    assertThat(event.getBytesOut()).isNull();
    assertThat(event.getPacketsIn()).isNull();
    assertThat(event.getBytesIn()).isNull();
  }

  @Test
  void aCounterThatDoesNotFitALongIsNoCount() {
    assertThatThrownBy(
            () -> read("1,10.0.2.10,10.0.3.5,1,2,T,O,A,C,99999999999999999999,1,1,1"))
        .isInstanceOf(BadElement.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A,C,1",
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A,C,1,2,3",
        "1,10.0.2.10,10.0.3.5,1,2,T,O,A,C,1,2,3,4,5",
        "1,10.0.2.10,10.0.3.5,1,2,T,O",
        ",,,,,,,",
        "1,host,10.0.3.5,1,2,T,O,A",
        "1,10.0.2,10.0.3.5,1,2,T,O,A",
        "1,10.0.2.256,10.0.3.5,1,2,T,O,A",
        "1,10.0.2.10,10.0.3.5,1,65536,T,O,A",
        "1,10.0.2.10,10.0.3.5,1,2,256,O,A",
        "-1,10.0.2.10,10.0.3.5,1,2,T,O,A",
        "9223372036854775,10.0.2.10,10.0.3.5,1,2,T,O,A,C,-1,,,",
      })
  void whatIsNoTupleIsRefused(String tuple) {
    assertThatThrownBy(() -> read(tuple)).isInstanceOf(BadElement.class);
  }
}

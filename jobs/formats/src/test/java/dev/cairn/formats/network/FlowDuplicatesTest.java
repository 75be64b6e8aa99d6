package dev.cairn.formats.network;

import static dev.cairn.formats.network.Flows.FLOW;
import static dev.cairn.formats.network.Flows.envelope;
import static dev.cairn.formats.network.Flows.events;
import static dev.cairn.formats.network.Flows.firsts;
import static dev.cairn.formats.network.Flows.nsg;
import static dev.cairn.formats.network.Flows.unmarked;
import static dev.cairn.formats.network.Flows.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.network.Flows.Totals;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDuplicatesTest {

  private static String nsgTuple(long seconds, String direction) {
    return seconds + "," + FLOW + ",T," + direction + ",A,C,30,4200,28,91000";
  }

  private static String vnetTuple(long millis, String direction) {
    return millis + "," + FLOW + ",6," + direction + ",C,NX,30,4200,28,91000";
  }

  @Test
  void theOtherEndTellsOfTheSamePackets() {
    assertThat(
            firsts(
                events(
                    nsg("A", nsgTuple(1795381163, "O")), nsg("B", nsgTuple(1795381163, "I")))))
        .containsExactly(0, 0);
  }

  @Test
  void theOtherLogTellsOfTheSamePackets() {
    assertThat(
            firsts(
                events(
                    vnet("A", vnetTuple(1795381163990L, "O")),
                    nsg("A", nsgTuple(1795381163, "O")))))
        .containsExactly(0, 0);
  }

  @Test
  void twoGroupsOverOneInterfaceTellOfTheSamePackets() {
    List<String> tuple = List.of(nsgTuple(1795381163, "I"));

    assertThat(firsts(events(nsg("SUBNET", "A", tuple), nsg("INTERFACE", "A", tuple))))
        .containsExactly(0, 0);
  }

  @Test
  void anEmptyCounterIsAsGoodAsZeroAndADeniedTupleIsTheSameInBothLogs() {
    assertThat(
            firsts(
                events(
                    nsg("A", "1795381103," + FLOW + ",T,O,A,B,,,,"),
                    vnet("A", "1795381103006," + FLOW + ",6,O,B,NX,0,0,0,0"),
                    nsg("B", "1795381103," + FLOW + ",T,I,D,B,,,,"),
                    vnet("B", "1795381103006," + FLOW + ",6,I,D,NX,0,0,0,0"))))
        .containsExactly(0, 0, 2, 2);
  }

  @Test
  void aTupleThatWasSentTwiceCountsOnce() {
    String record = nsg("A", nsgTuple(1795381163, "O"), nsgTuple(1795381223, "O"));

    assertThat(firsts(events(record, record))).containsExactly(0, 1, 0, 1);
  }

  @Test
  void theRepeatOfADuplicateNamesTheFirstOfAll() {
    String mine = nsg("A", nsgTuple(1795381163, "O"));
    String others = nsg("B", nsgTuple(1795381163, "I"));

    assertThat(firsts(events(mine, others, others, mine))).containsExactly(0, 0, 0, 0);
  }

  @Test
  void deltasOfOneInterfaceAndLogAreNeverTakenForOne() {
    // in the same second, in the next one and a minute later, all with the same counters
    assertThat(
            firsts(
                events(
                    vnet(
                        "A",
                        vnetTuple(1795381163001L, "O"),
                        vnetTuple(1795381163002L, "O"),
                        vnetTuple(1795381164000L, "O"),
                        vnetTuple(1795381223000L, "O")))))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void likeDeltasArePairedOneByOne() {
    assertThat(
            firsts(
                events(
                    vnet("A", vnetTuple(1795381163001L, "O"), vnetTuple(1795381163900L, "O")),
                    vnet("B", vnetTuple(1795381163002L, "I"), vnetTuple(1795381164001L, "I")))))
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void timesThatStandTooFarApartAreNotTheSamePackets() {
    assertThat(
            firsts(
                events(
                    nsg("A", nsgTuple(1795381163, "O")),
                    nsg("B", nsgTuple(1795381165, "I")),
                    nsg("C", nsgTuple(1795381163 - 1, "I")))))
        .containsExactly(0, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A,C,29,4200,28,91000",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A,C,30,4201,28,91000",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A,C,30,4200,27,91000",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A,C,30,4200,28,91001",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A,E,30,4200,28,91000",
        "1795381163,10.0.2.10,10.0.3.5,35505,3306,T,I,A,C,30,4200,28,91000",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,U,I,A,C,30,4200,28,91000",
        "1795381163,10.0.2.10,10.0.3.5,35504,3306,T,I,A"
      })
  void whatDiffersStays(String other) {
    assertThat(firsts(events(nsg("A", nsgTuple(1795381163, "O")), nsg("B", other))))
        .containsExactly(0, 1);
  }

  @Test
  void theOrderOfTheRecordDoesNotMatterButForWhichIsFirst() {
    String early = vnet("A", vnetTuple(1795381163990L, "O"));
    String late = vnet("B", vnetTuple(1795381164010L, "I"));

    assertThat(firsts(events(early, late))).containsExactly(0, 0);
    assertThat(firsts(events(late, early))).containsExactly(0, 0);
  }

  @Test
  void anElementThatWasTakenBackIsNobodysFirst() {
    // its second group is no array: the element is a dead letter, its first event is gone
    String broken =
        vnet("A", vnetTuple(1795381163001L, "O"))
            .replace("]}]}]}}", "]},{\"rule\":\"R\",\"flowTuples\":1}]}]}}");
    ParseResult result =
        Parsing.parse(
            Flows.SOURCE,
            envelope(
                List.of(
                    broken,
                    vnet("B", vnetTuple(1795381163002L, "I")),
                    vnet("A", vnetTuple(1795381163001L, "O")))));

    assertThat(result.deadLetters()).hasSize(1);
    assertThat(firsts(result.events())).containsExactly(0, 0);
    assertThat(result.events().get(0).getDuplicateOf()).isNull();
  }

  @Test
  void aBadTupleIsNobodysFirst() {
    String bad = nsgTuple(1795381163, "O").replace(",91000", ",x");

    assertThat(
            firsts(
                events(
                    nsg("A", bad, nsgTuple(1795381163, "O")),
                    nsg("B", nsgTuple(1795381163, "I")))))
        .containsExactly(0, 0);
  }

  @Test
  void otherKafkaRecordsDoNotCount() {
    RecordParser parser = RecordParser.of(Flows.SOURCE, Parsing.UTC);
    byte[] value = nsg("A", nsgTuple(1795381163, "O")).getBytes(StandardCharsets.UTF_8);

    parser.parse(Parsing.record(value));

    assertThat(parser.parse(Parsing.record(value)).events().get(0).getDuplicateOf()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small_plain", "large_a"})
  void bothLogsOfACaptureTogetherTellWhatOneTells(String capture) {
    String nsg = capture(capture, "nsg-flow-v2");
    String vnet = capture(capture, "vnet-flow-v4");
    Totals one = Totals.of(Parsing.parse(Flows.SOURCE, nsg).events());

    List<AuditEvent> both = Parsing.parse(Flows.SOURCE, nsg + "\n" + vnet).events();

    assertThat(Totals.of(both)).isEqualTo(one.plus(one));
    assertThat(unmarked(both)).hasSize(both.size() / 2);
    assertThat(Totals.of(unmarked(both))).isEqualTo(one);
  }

  @Test
  void aHundredThousandTuplesOfOneFlowTakeNoMoreThanTheirShare() {
    List<String> records = new ArrayList<>();
    for (int mac = 0; mac < 100; mac++) {
      List<String> tuples =
          IntStream.range(0, 1000).mapToObj(ms -> vnetTuple(1795381163000L + ms, "O")).toList();
      records.add(vnet("M" + mac, tuples));
    }
    byte[] value = envelope(records).getBytes(StandardCharsets.UTF_8);
    long start = cpuNanos();

    List<AuditEvent> events = Parsing.parse(Flows.SOURCE, value).events();

    // it takes less than a second; were it quadratic, it would be minutes
    assertThat(cpuNanos() - start).isLessThan(20_000_000_000L);
    assertThat(unmarked(events).size()).isEqualTo(1000);
  }

  // other work on the machine must not count
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String capture(String folder, String log) {
    return new String(
        Captures.bytes(folder + "/azure/" + log + "-PT1H.json"), StandardCharsets.UTF_8);
  }
}

package dev.cairn.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrafficSimulatorTest {

  private static final Disturbances ROUGH =
      Disturbances.withTypicalDelays().withClocks(Duration.ofMillis(200), 50);

  @Test
  void theSameSeedWritesTheSameBytes() {
    SimulationConfig config = Recording.BUSY.withDisturbances(ROUGH.withLost(0.01));

    Recording first = Recording.of(config);
    Recording second = Recording.of(config);

    assertThat(texts(second)).isEqualTo(texts(first)).hasSizeGreaterThan(5_000);
    assertThat(second.statements).isEqualTo(first.statements);
    assertThat(second.sessions).isEqualTo(first.sessions);
  }

  @Test
  void anotherSeedWritesOthers() {
    List<String> first = texts(Recording.of(Recording.BUSY));
    List<String> second = texts(Recording.of(Recording.BUSY.withSeed(2)));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void recordsArriveInOrderOfTheirArrival() {
    Recording run = Recording.of(Recording.BUSY.withDisturbances(ROUGH));

    assertThat(run.records)
        .isSortedAccordingTo(Comparator.comparingLong(SimulatedRecord::arrivalMicros));
    assertThat(run.records.stream().filter(r -> r.source() == SimulatedSource.PROXY_QUERY))
        .extracting(SimulatedRecord::number)
        .isNotEqualTo(run.records.stream().map(SimulatedRecord::number).sorted().toList());
  }

  @Test
  void whatIsLostLeavesTheOthersAsTheyWere() {
    Recording whole = Recording.of(Recording.BUSY);
    Recording holed =
        Recording.of(Recording.BUSY.withDisturbances(Disturbances.NONE.withLost(0.1)));

    Map<String, ByteBuffer> bytes = new HashMap<>();
    whole.records.forEach(r -> bytes.put(key(r), ByteBuffer.wrap(r.value())));
    assertThat(holed.records)
        .hasSizeBetween(whole.records.size() * 85 / 100, whole.records.size() * 95 / 100)
        .allSatisfy(r -> assertThat(ByteBuffer.wrap(r.value())).isEqualTo(bytes.get(key(r))));
  }

  @Test
  void aDoubleIsTheSameRecordAgain() {
    Recording run =
        Recording.of(Recording.BUSY.withDisturbances(Disturbances.NONE.withDoubled(0.1)));

    Map<String, byte[]> first = new HashMap<>();
    List<SimulatedRecord> copies = new ArrayList<>();
    for (SimulatedRecord record : run.records) {
      if (record.copy() == 0) {
        first.put(key(record), record.value());
      } else {
        copies.add(record);
      }
    }
    assertThat(copies)
        .hasSizeBetween(first.size() * 5 / 100, first.size() * 15 / 100)
        .allSatisfy(copy -> assertThat(copy.value()).isEqualTo(first.get(key(copy))));
  }

  @Test
  void pullingGivesWhatPushingGives() {
    SimulationConfig config = Recording.BUSY.withDisturbances(ROUGH);
    Recording pushed = Recording.of(config);
    Recording pulled = new Recording();

    Iterator<SimulatedRecord> records = TrafficSimulator.records(config, pulled);
    records.forEachRemaining(pulled::record);

    assertThat(texts(pulled)).isEqualTo(texts(pushed));
    assertThat(pulled.sessions).isEqualTo(pushed.sessions);
  }

  @Test
  void withoutBytesTheEntriesAreTheSame() {
    Recording bytes = Recording.of(Recording.BUSY);
    Recording plain =
        Recording.of(
            Recording.BUSY.withLogs(Recording.BUSY.logs().withEncoded(false)));

    assertThat(plain.records).allMatch(record -> record.value() == null);
    assertThat(plain.records.stream().map(SimulatedRecord::entries))
        .isEqualTo(bytes.records.stream().map(SimulatedRecord::entries).toList());
  }

  @Test
  void clocksAreAsWrongAsTheyAreAllowedToBe() {
    Disturbances wrong = Disturbances.NONE.withClocks(Duration.ofMillis(100), 20);
    Map<String, Long> skews = new TreeMap<>();
    new TrafficSimulator(Recording.BUSY.withDisturbances(wrong), record -> { })
        .clocks()
        .forEach(clock -> skews.put(clock.reporter(), clock.skewMicros()));

    assertThat(skews)
        .containsOnlyKeys(
            "azure-activity",
            "flowlog-vnet",
            "mysql-1",
            "mysql-2",
            "mysql-3",
            "proxysql-1",
            "proxysql-2")
        .allSatisfy((name, skew) -> assertThat(skew).isBetween(-100_000L, 100_000L));
    assertThat(skews.values()).doesNotHaveDuplicates();
    assertThat(new ReporterClock("late", 0, -100, 20).shows(1_000_000)).isEqualTo(999_920);
  }

  private static String key(SimulatedRecord record) {
    return record.source() + "#" + record.number();
  }

  private static List<String> texts(Recording run) {
    return run.records.stream()
        .map(r -> r.source() + " " + r.arrivalMicros() + " " + new String(r.value()))
        .toList();
  }
}

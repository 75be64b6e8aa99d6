package dev.cairn.formats.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Parsing;
import dev.cairn.formats.network.Flows.Totals;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** However flow logs come into Kafka, the sums of their deltas are the same. */
class FlowTotalsPropertyTest {

  private static final long START = 1_795_381_103_000L;

  /**
   * What passed at one moment.
   *
   * @param millis after the start
   */
  record Delta(int millis, int flow, String state, int packets) {

    String nsg(String direction) {
      String counters = state.equals("B") ? ",,," : packets + ",%d,1,52".formatted(packets * 60);
      return "%d,10.0.2.10,10.0.3.5,%d,3306,T,%s,A,%s,%s"
          .formatted((START + millis) / 1000, 35_000 + flow, direction, state, counters);
    }

    String vnet(String direction) {
      String counters =
          state.equals("B") ? "0,0,0,0" : packets + ",%d,1,52".formatted(packets * 60);
      return "%d,10.0.2.10,10.0.3.5,%d,3306,6,%s,%s,NX,%s"
          .formatted(START + millis, 35_000 + flow, direction, state, counters);
    }
  }

  // few flows, moments and counts, so that like tuples meet
  @Provide
  Arbitrary<List<Delta>> minute() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("B", "C", "E"),
            Arbitraries.integers().between(1, 2))
        .as(Delta::new)
        .list()
        .ofMaxSize(20);
  }

  private static List<String> vnet(List<Delta> deltas, String direction) {
    return deltas.stream().map(delta -> delta.vnet(direction)).distinct().toList();
  }

  @Property(tries = 100)
  void anySplitOfABlobIntoBlocksGivesTheSameTotals(
      @ForAll @Size(min = 1, max = 8) List<@From("minute") List<Delta>> minutes,
      @ForAll Random random) {
    List<String> records =
        minutes.stream().map(minute -> Flows.vnet("A", vnet(minute, "O"))).toList();
    ParseResult whole = Parsing.parse(Flows.SOURCE, Flows.envelope(records));
    List<AuditEvent> pieces = new ArrayList<>();

    for (String block : blocks(records, random)) {
      ParseResult piece = Parsing.parse(Flows.SOURCE, block);
      assertThat(piece.deadLetters())
          .allSatisfy(letter -> assertThat(letter.getReason()).isEqualTo("no_events"));
      pieces.addAll(piece.events());
    }

    assertThat(pieces)
        .extracting(AuditEvent::getContentHash)
        .isEqualTo(whole.events().stream().map(AuditEvent::getContentHash).toList());
    assertThat(Totals.of(pieces)).isEqualTo(Totals.of(whole.events()));
  }

  /** A blob's blocks: head, some records in each, a comma before all but the first, tail. */
  private static List<String> blocks(List<String> records, Random random) {
    List<String> blocks = new ArrayList<>(List.of("{\"records\":["));
    for (int from = 0; from < records.size(); ) {
      int to = from + 1 + random.nextInt(records.size() - from);
      blocks.add((from == 0 ? "" : ",") + String.join(",", records.subList(from, to)));
      from = to;
    }
    blocks.add("]}");
    return blocks;
  }

  @Property(tries = 150)
  void whatTheOtherEndAndTheOtherLogRepeatAddsNothing(
      @ForAll("minute") List<Delta> deltas, @ForAll Random random) {
    List<String> mine = vnet(deltas, "O");
    List<String> others = shuffled(vnet(deltas, "I"), random);
    Totals once = Totals.of(Flows.events(Flows.vnet("A", mine)));

    List<AuditEvent> both =
        Flows.events(Flows.vnet("A", shuffled(mine, random)), Flows.vnet("B", others));
    List<AuditEvent> mixed = events(oneByOne(mine, "A", others, "B", random));

    assertThat(Totals.of(Flows.unmarked(both))).isEqualTo(once);
    assertThat(Totals.of(Flows.unmarked(mixed))).isEqualTo(once);
    assertThat(mixed).allSatisfy(event -> checkMark(event, mixed));
  }

  @Property(tries = 150)
  void anNsgLogBesideTheVnetsAddsNothing(@ForAll("minute") List<Delta> deltas) {
    // one delta a second and flow: NSG tuples of one second with the same counters look alike
    List<Delta> apart =
        deltas.stream().filter(delta -> deltas.stream().noneMatch(o -> clash(delta, o))).toList();
    List<String> nsg = apart.stream().map(delta -> delta.nsg("O")).toList();
    List<String> vnet = vnet(apart, "O");

    List<AuditEvent> both =
        Flows.events(Flows.nsg("NSG", "A", nsg), Flows.vnet("A", vnet));

    assertThat(Totals.of(Flows.unmarked(both)))
        .isEqualTo(Totals.of(Flows.events(Flows.vnet("A", vnet))));
  }

  private static boolean clash(Delta one, Delta other) {
    return one != other && one.nsg("O").equals(other.nsg("O"));
  }

  @Property(tries = 150)
  void whatStaysIsNeverLessThanOneViewpointTells(
      @ForAll("minute") List<Delta> mine, @ForAll("minute") List<Delta> others) {
    List<AuditEvent> both =
        Flows.events(Flows.vnet("A", vnet(mine, "O")), Flows.vnet("B", vnet(others, "I")));
    Totals left = Totals.of(Flows.unmarked(both));

    for (List<Delta> one : List.of(mine, others)) {
      Totals told = Totals.of(Flows.events(Flows.vnet("A", vnet(one, "O"))));
      assertThat(left.bytesOut()).isGreaterThanOrEqualTo(told.bytesOut());
      assertThat(left.bytesIn()).isGreaterThanOrEqualTo(told.bytesIn());
      assertThat(left.opened()).isGreaterThanOrEqualTo(told.opened());
    }
  }

  /** A mark names an earlier event of the record, which is itself not marked. */
  private static void checkMark(AuditEvent event, List<AuditEvent> all) {
    if (event.getDuplicateOf() == null) {
      return;
    }
    AuditEvent first =
        all.stream()
            .filter(other -> other.getEventId().equals(event.getDuplicateOf()))
            .findFirst()
            .orElseThrow();
    assertThat(first.getRecordIndex()).isLessThan(event.getRecordIndex());
    assertThat(first.getDuplicateOf()).isNull();
    assertThat(first.getFlowId()).isEqualTo(event.getFlowId());
    assertThat(first.getInterfaceMac()).isNotEqualTo(event.getInterfaceMac());
  }

  private static List<AuditEvent> events(List<String> records) {
    return Parsing.parse(Flows.SOURCE, Flows.envelope(records)).events();
  }

  /** Each tuple in a record of its own, those of both interfaces mixed. */
  private static List<String> oneByOne(
      List<String> mine, String mac, List<String> others, String otherMac, Random random) {
    List<String> records = new ArrayList<>();
    mine.forEach(tuple -> records.add(Flows.vnet(mac, tuple)));
    others.forEach(tuple -> records.add(Flows.vnet(otherMac, tuple)));
    return shuffled(records, random);
  }

  private static List<String> shuffled(List<String> list, Random random) {
    List<String> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}

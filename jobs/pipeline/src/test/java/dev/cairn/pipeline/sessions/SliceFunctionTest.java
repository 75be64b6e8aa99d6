package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.correlate.slice.SliceSightings;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceOutcome;
import dev.cairn.schemas.SlicePart;
import dev.cairn.schemas.SliceSighting;
import dev.cairn.schemas.SliceStatement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SliceFunctionTest {

  private static final long SECOND = 1_000_000;
  private static final long BEGIN = 1_800_000_000L * SECOND;
  private static final long SLICE = BEGIN / (60 * SECOND);
  private static final long DECIDED = BEGIN / 1_000 + 125_000;
  private static final String SESSION = "client|10.0.0.%d|4000|1|proxy-1";

  private OperatorRig<SliceEvidence, SessionEvidence> rig;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    SchemaClasses.trust();
    rig =
        OperatorRig.of(
            new SliceOperator(OperatorRig.config(SliceConfig.DEFAULT), 128),
            SliceCopies::key,
            null);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aSightingDecidesBetweenTwins() throws Exception {
    twins();
    see(SliceSightings.of(sighting(1, 17), OperatorRig.SERVER));

    rig.watermark(DECIDED);

    SliceOutcome answer = outcomes().get(0);
    assertThat(answer.getAbstained()).isFalse();
    assertThat(answer.getCandidates().get(0).getConnection()).isEqualTo(17);
    assertThat(answer.getCandidates().get(0).getEvidence()).contains("names the connection");
  }

  @Test
  void withoutItTwinsStayOpen() throws Exception {
    twins();

    rig.watermark(DECIDED);

    assertThat(outcomes()).hasSize(2).allMatch(SliceOutcome::getAbstained);
    assertThat(rig.counted("lateSightings")).isZero();
  }

  @Test
  void aSightingAfterTheDecisionIsDroppedAndCounted() throws Exception {
    twins();
    rig.watermark(DECIDED);
    int before = rig.out().size();

    see(SliceSightings.of(sighting(1, 17), OperatorRig.SERVER));

    assertThat(rig.out()).hasSize(before);
    assertThat(rig.counted("lateSightings")).isEqualTo(1);
  }

  @Test
  void sightingsOfASliceWithoutStatementsAreForgotten() throws Exception {
    see(SliceSightings.of(sighting(1, 17), OperatorRig.SERVER));
    assertThat(rig.entries()).isPositive();

    rig.watermark(DECIDED + 3_600_000);

    assertThat(outcomes()).isEmpty();
    assertThat(rig.entries()).isZero();
    assertThat(rig.timers()).isZero();
  }

  @Test
  void withoutAnyRecordOfTheServerTheAnswerSaysSo() throws Exception {
    rig.tell(new SliceEvidence(statement("p1", SESSION.formatted(1), 0), null));

    rig.watermark(DECIDED);

    assertThat(outcomes()).hasSize(1).allMatch(SliceOutcome::getSilent);
    AttributionRows.of(
        outcomes().get(0),
        OperatorRig.SERVER,
        null,
        row -> assertThat(row.getEvidence()).startsWith("no log of the server"));
  }

  @Test
  void aTextOfSeveralStatementsIsTiedToEachRecord() throws Exception {
    SliceStatement whole = statement("p1", SESSION.formatted(1), 0);
    whole.setExact(99);
    whole.setDigest(98);
    whole.setParts(
        List.of(
            new SlicePart(5L, 7L, 0L, 0L, "select", 0L),
            new SlicePart(6L, 8L, 0L, 0L, "commit", 0L)));
    rig.tell(new SliceEvidence(whole, null));
    rig.tell(new SliceEvidence(statement("d1", null, 17), null));
    SliceStatement second = statement("d2", null, 17);
    second.setExact(6);
    second.setDigest(8);
    rig.tell(new SliceEvidence(second, null));

    rig.watermark(DECIDED);

    assertThat(outcomes()).hasSize(1).noneMatch(SliceOutcome::getSilent);
    assertThat(outcomes().get(0).getCandidates())
        .extracting(SliceCandidate::getEventId)
        .containsExactly("d1", "d2");
    assertThat(outcomes().get(0).getCandidates()).allMatch(SliceCandidate::getChosen);
  }

  private void twins() throws Exception {
    for (int client = 1; client <= 2; client++) {
      rig.tell(new SliceEvidence(statement("p" + client, SESSION.formatted(client), 0), null));
      rig.tell(new SliceEvidence(statement("d" + client, null, 16 + client), null));
    }
  }

  private void see(SliceSighting sighting) throws Exception {
    sighting.setSlice(SLICE);
    rig.tell(new SliceEvidence(null, sighting));
  }

  private static Sighting sighting(int client, long connection) {
    return Sighting.of(SESSION.formatted(client), 7, connection, BEGIN + 30 * SECOND, 1_000);
  }

  private SliceStatement statement(String id, String session, long connection) {
    SliceStatement statement = new SliceStatement();
    statement.setParts(List.of());
    statement.setSlice(SLICE);
    statement.setDatabase(session == null);
    statement.setEventId(id);
    statement.setSession(session);
    statement.setReporter(session == null ? "mysql-1" : null);
    statement.setServer(OperatorRig.SERVER);
    statement.setConnection(connection);
    statement.setUser("app");
    statement.setDatabaseName("clinic");
    statement.setExact(5);
    statement.setDigest(7);
    statement.setStart(BEGIN + 30 * SECOND + (session == null ? 200 : 0));
    statement.setEnd(BEGIN + 30 * SECOND + (session == null ? 201 : 500));
    statement.setPartition(session == null ? 0 : 1);
    statement.setOffset(offset++);
    return statement;
  }

  private List<SliceOutcome> outcomes() {
    return rig.out().stream()
        .map(SessionEvidence::getOutcomes)
        .filter(Objects::nonNull)
        .flatMap(said -> said.getOutcomes().stream())
        .toList();
  }
}

package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.streams.ClockedOperator;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorKind;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceSighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnchorFunctionTest {

  private static final long SECOND = 1_000_000;
  // a whole number of slices of a minute
  private static final long BEGIN = 1_800_000_000L * SECOND;
  private static final long SLICE = BEGIN / (60 * SECOND);
  private static final String PROXY = "10.0.2.4";

  private OperatorRig<AnchorEvent, SliceEvidence> rig;
  private long offset;

  @BeforeAll
  static void trust() {
    SchemaClasses.trust();
  }

  @AfterEach
  void close() throws Exception {
    if (rig != null) {
      rig.close();
    }
  }

  @Test
  void aPollsStatementIsToldToItsSliceOnceAllUpToItHasCome() throws Exception {
    start(SliceConfig.DEFAULT, null);
    tell(login(17, 5001, 20), poll("s", 5001, 30));

    timePasses(30);
    assertThat(rig.out()).isEmpty();
    timePasses(36);

    assertThat(sightings()).hasSize(1);
    SliceSighting seen = sightings().get(0);
    assertThat(seen.getServer()).isEqualTo(OperatorRig.SERVER);
    assertThat(seen.getSlice()).isEqualTo(SLICE);
    assertThat(seen.getConnection()).isEqualTo(17);
    assertThat(seen.getSession()).isEqualTo("s");
    assertThat(seen.getDigest()).isEqualTo(0xab);
  }

  @Test
  void nearTheBorderOfTwoSlicesBothAreTold() throws Exception {
    start(SliceConfig.DEFAULT, null);
    tell(login(17, 5001, 20), poll("s", 5001, 57), poll("t", 5001, 62));

    timePasses(70);

    assertThat(sightings())
        .extracting(SliceSighting::getSession, SliceSighting::getSlice)
        .containsExactlyInAnyOrder(
            tuple("s", SLICE),
            tuple("s", SLICE + 1),
            tuple("t", SLICE),
            tuple("t", SLICE + 1));
  }

  @Test
  void whatIsToldDoesNotDependOnHowEventsCame() throws Exception {
    List<AnchorEvent> events = day();
    start(SliceConfig.DEFAULT, null);
    tell(events.toArray(AnchorEvent[]::new));
    timePasses(1_000);
    List<SliceSighting> expected = sightings();
    assertThat(expected).anyMatch(one -> one.getConnection() != Sighting.UNKNOWN);

    for (int seed = 0; seed < 10; seed++) {
      rig.close();
      start(SliceConfig.DEFAULT, null);
      Random random = new Random(seed);
      List<AnchorEvent> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, random);
      // time is never ahead of what is still to come
      for (int i = 0; i < shuffled.size(); i++) {
        tell(shuffled.get(i));
        if (random.nextInt(5) == 0) {
          long least =
              shuffled.subList(i + 1, shuffled.size()).stream()
                  .mapToLong(AnchorEvent::getMicros)
                  .min()
                  .orElse(Long.MAX_VALUE);
          rig.watermark(Math.min(least / 1_000 - 1, at(1_000) / 1_000));
        }
        if (random.nextInt(50) == 0) {
          stopAndGoOn();
        }
      }
      timePasses(1_000);
      assertThat(sightings()).isEqualTo(expected);
      assertThat(rig.counted("lateAnchors")).isZero();
    }
  }

  @Test
  void anEventOfAStretchThatHasPassedIsDroppedAndCounted() throws Exception {
    start(SliceConfig.DEFAULT, null);
    tell(login(17, 5001, 20));
    timePasses(36);

    tell(poll("s", 5001, 30));
    stopAndGoOn();
    tell(poll("t", 5001, 20));
    timePasses(100);

    assertThat(rig.out()).isEmpty();
    // counters begin again with the task
    assertThat(rig.counted("lateAnchors")).isEqualTo(1);
  }

  @Test
  void whatIsFoundWhenItsSliceMayBeDecidedIsDroppedAndCounted() throws Exception {
    start(
        new SliceConfig(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO), null);
    tell(login(17, 5001, 20), poll("s", 5001, 30));

    timePasses(100);

    assertThat(rig.out()).isEmpty();
    assertThat(rig.counted("lateSightings")).isPositive();
  }

  @Test
  void nothingIsKeptOfAServerThatIsNotHeardOf() throws Exception {
    start(SliceConfig.DEFAULT, null);
    tell(day().toArray(AnchorEvent[]::new));
    timePasses(1_000);
    assertThat(rig.entries()).isPositive();

    timePasses(24 * 3_600);

    assertThat(rig.entries()).isZero();
    assertThat(rig.timers()).isZero();
  }

  /** Connections of which some stay open, their flows and logins, and polls. */
  private List<AnchorEvent> day() {
    Random random = new Random(7);
    List<AnchorEvent> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double begin = 3 + 5 * i + random.nextDouble();
      int port = 5_000 + i % 4;
      events.add(event(AnchorKind.FLOW_OPEN, begin, PROXY, port, null));
      events.add(event(AnchorKind.LOGON, begin + 0.01, PROXY, null, 100L + i));
      if (i < 36) {
        events.add(event(AnchorKind.FLOW_CLOSE, begin + 12, PROXY, port, null));
        events.add(event(AnchorKind.LOGOFF, begin + 12.01, PROXY, null, 100L + i));
      }
      events.add(poll("s" + i, port, begin + 2 + 9 * random.nextDouble()));
    }
    return events;
  }

  private void start(SliceConfig slices, OperatorSubtaskState checkpoint) throws Exception {
    SessionsJobConfig config = OperatorRig.config(slices);
    rig =
        OperatorRig.of(
            new ClockedOperator<>(new AnchorFunction(config)),
            AnchorEvent::getServer,
            checkpoint);
  }

  private void stopAndGoOn() throws Exception {
    OperatorSubtaskState checkpoint = rig.snapshot();
    List<SliceEvidence> before = rig.out();
    rig.close();
    start(SliceConfig.DEFAULT, checkpoint);
    rig.earlier(before);
  }

  private void tell(AnchorEvent... events) throws Exception {
    for (AnchorEvent event : events) {
      rig.tell(event);
    }
  }

  private void timePasses(double seconds) throws Exception {
    rig.watermark(at(seconds) / 1_000);
  }

  private List<SliceSighting> sightings() {
    return rig.out().stream().map(SliceEvidence::getSighting).toList();
  }

  private AnchorEvent login(long connection, int port, double seconds) {
    return event(AnchorKind.LOGON, seconds, PROXY, port, connection);
  }

  private AnchorEvent poll(String session, int port, double seconds) {
    AnchorEvent poll = event(AnchorKind.POLL, seconds, PROXY, port, null);
    poll.setSession(session);
    poll.setDigest(0xab);
    return poll;
  }

  private AnchorEvent event(
      AnchorKind kind, double seconds, String ip, Integer port, Long connection) {
    AnchorEvent event = new AnchorEvent();
    event.setServer(OperatorRig.SERVER);
    event.setKind(kind);
    event.setMicros(at(seconds));
    event.setPrecision(1);
    event.setIp(ip);
    event.setPort(port);
    event.setConnection(connection);
    event.setOffset(offset++);
    return event;
  }

  private static long at(double seconds) {
    return BEGIN + Math.round(seconds * SECOND);
  }
}

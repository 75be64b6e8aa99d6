package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.anchor.AnchorConfig;
import dev.cairn.correlate.anchor.SightingFinder;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SliceEvidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Follows one server's connections, and tells the slices what is certain about their statements.
 *
 * <p>Events wait until time has passed theirs, and are seen in the order of their stamps; so what
 * is told does not depend on how they came, unless one came later than its source may be: that is
 * dropped and counted as {@code lateAnchors}, as is what comes in too great a number. What is found
 * only when its slice may have been decided is dropped and counted as {@code lateSightings}, judged
 * by the times of the events alone.
 *
 * <p>Keeps what {@link AnchorConfig#most} allows of a server, and the events that wait; of a server
 * that is not heard of any more, nothing after {@link AnchorConfig#idleEnd} and an hour or two.
 */
final class AnchorFunction extends KeyedProcessFunction<String, AnchorEvent, SliceEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long HOUR = 3_600_000;
  private static final AnchorConfig ANCHORS = AnchorConfig.DEFAULT;

  private final SessionsJobConfig config;
  private transient Slices slices;
  private transient SliceCopies copies;
  private transient SightingFinder finder;
  private transient AnchorBuckets waiting;
  private transient ValueState<AnchorState> known;
  private transient ValueState<Long> passed;
  private transient Counter lateAnchors;
  private transient Counter lateSightings;

  AnchorFunction(SessionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    slices = new Slices(config.slices());
    copies = new SliceCopies(slices);
    finder = new SightingFinder(ANCHORS);
    waiting = new AnchorBuckets(getRuntimeContext());
    known =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("known", new AvroTypeInfo<>(AnchorState.class)));
    passed = getRuntimeContext().getState(new ValueStateDescriptor<>("passed", Types.LONG));
    lateAnchors = getRuntimeContext().getMetricGroup().counter("lateAnchors");
    lateSightings = getRuntimeContext().getMetricGroup().counter("lateSightings");
  }

  @Override
  public void processElement(AnchorEvent event, Context context, Collector<SliceEvidence> out)
      throws Exception {
    long end = AnchorBuckets.endOf(event);
    // after a restore, time is not known before it goes on
    Long before = passed.value();
    if (end <= context.timerService().currentWatermark()
        || before != null && end <= before
        || !waiting.add(event)) {
      lateAnchors.inc();
      return;
    }
    context.timerService().registerEventTimeTimer(end);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SliceEvidence> out)
      throws Exception {
    List<AnchorEvent> events = waiting.take(timestamp);
    AnchorState state = known.value();
    if (state == null && events.isEmpty()) {
      passed.clear();
      return;
    }
    String server = context.getCurrentKey();
    state = state == null ? SightingFinder.open(server) : changeable(state);
    for (AnchorEvent event : events) {
      finder.see(state, event);
    }
    long micros = timestamp * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
    for (Sighting sighting : finder.passed(state, micros)) {
      copies.give(sighting, server, copy -> tell(copy, micros, out));
    }
    if (SightingFinder.isEmpty(state)) {
      known.clear();
    } else {
      known.update(state);
    }
    passed.update(timestamp);
    context.timerService().registerEventTimeTimer(next(state, timestamp));
  }

  // Avro's own lists are slow to take things out of
  private static AnchorState changeable(AnchorState state) {
    state.setPorts(new ArrayList<>(state.getPorts()));
    state.setLogons(new ArrayList<>(state.getLogons()));
    state.setPolls(new ArrayList<>(state.getPolls()));
    return state;
  }

  private void tell(SliceEvidence copy, long micros, Collector<SliceEvidence> out) {
    if (slices.decidedAt(copy.getSighting().getSlice()) < micros) {
      lateSightings.inc();
    } else {
      out.collect(copy);
    }
  }

  /** When to look again: soon, if something is undecided, else when all may go. */
  private static long next(AnchorState state, long timestamp) {
    return SightingFinder.isWaiting(state)
        ? timestamp + AnchorBuckets.MILLIS
        : endOfHour(timestamp + ANCHORS.idleEnd().toMillis() + HOUR);
  }

  // few different moments, so that few timers are kept
  private static long endOfHour(long millis) {
    return (Math.floorDiv(millis, HOUR) + 1) * HOUR - 1;
  }
}

package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.Due;
import dev.cairn.correlate.session.KeyedSessions;
import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.streams.HeldStates;
import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SessionKeyState;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * The sessions under one key. Evidence is added as it comes; what it means is looked at when time
 * has gone on, or, if time stands still because a source is waited for, after a second. A key without
 * sessions has no state.
 */
final class SessionFunction extends KeyedProcessFunction<String, SessionEvidence, Session>
    implements CheckpointedFunction {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long SOON_MILLIS = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final SessionsJobConfig config;
  private transient KeyedSessions sessions;
  private transient SourceProgress sources;
  private transient HeldStates<SessionKeyState> states;
  private transient StatementAnswers answers;
  private transient AttributionEncoder encoder;
  private transient ControlState control;

  SessionFunction(SessionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    sessions = new KeyedSessions(config.sessions());
    encoder = new AttributionEncoder();
    sources = new SourceProgress(config.sessions().lateness().keySet());
  }

  /** To be called when it is open. */
  void holdStates(KeyContext keys) {
    ValueStateDescriptor<SessionKeyState> descriptor =
        new ValueStateDescriptor<>("sessions", new AvroTypeInfo<>(SessionKeyState.class));
    states = new HeldStates<>(getRuntimeContext().getState(descriptor), keys);
    answers =
        new StatementAnswers(getRuntimeContext(), sessions, states, keys, config.threshold());
  }

  /** To be called before a checkpoint is made. */
  void writeStates() throws Exception {
    answers.write();
    states.write();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    control = new ControlState(context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    control.snapshot(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
  }

  @Override
  public void processElement(SessionEvidence evidence, Context context, Collector<Session> out)
      throws Exception {
    if (TaskKeys.isOne(evidence.getKey())) {
      ofAll(evidence);
      return;
    }
    SessionKeyState state = states.get(evidence.getKey());
    if (state == null) {
      state = new SessionKeyState(KeyedSessions.open(evidence.getKey()), NEVER, 0L, false, 0);
    }
    add(state, evidence, context);
    TimerService timers = context.timerService();
    wakeAt(state, timers.currentWatermark() + 1, timers);
    if (state.getWallTimer() == 0) {
      wakeByClock(state, timers.currentProcessingTime() + SOON_MILLIS, timers);
    }
    states.put(evidence.getKey(), state);
  }

  private void ofAll(SessionEvidence evidence) {
    if (evidence.getStatus() != null) {
      sources.heard(evidence.getStatus());
    } else if (evidence.getEvent() != null) {
      control.control().event(evidence.getEvent());
    }
  }

  private void add(SessionKeyState state, SessionEvidence evidence, Context context)
      throws Exception {
    if (evidence.getEvent() != null) {
      sessions.event(state.getSessions(), evidence.getEvent());
    } else if (evidence.getOutcomes() != null) {
      answers.add(
          state,
          evidence.getOutcomes(),
          row -> context.output(Streams.ATTRIBUTIONS, encoder.encode(row)));
    } else if (evidence.getExplained() != null) {
      ConnectionExplained explained = evidence.getExplained();
      for (long start : explained.getStarts()) {
        sessions.explained(
            state.getSessions(), explained.getReporter(), explained.getConnection(), start);
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Session> out)
      throws Exception {
    SessionKeyState state = states.get(context.getCurrentKey());
    boolean byClock = context.timeDomain() == TimeDomain.PROCESSING_TIME;
    if (state == null || !isCurrent(state, timestamp, byClock)) {
      return;
    }
    TimerService timers = context.timerService();
    if (byClock) {
      state.setWallTimer(0L);
    } else {
      state.setEventTimer(NEVER);
    }
    Progress progress = sources.at(timers.currentWatermark());
    Due due = sessions.check(state.getSessions(), progress, control.control(), out::collect);
    answers.release(state, false, row -> context.output(Streams.ATTRIBUTIONS, encoder.encode(row)));
    sessions.forget(state.getSessions(), progress);
    boolean ends =
        KeyedSessions.isEmpty(state.getSessions()) && !answers.areWaitedFor(state);
    if (ends) {
      answers.release(state, true, row -> context.output(Streams.ATTRIBUTIONS, encoder.encode(row)));
      states.put(context.getCurrentKey(), null);
      return;
    }
    wakeAt(state, millis(due.slowest()), timers);
    wakeWhenFastest(state, due, progress, timers);
    states.put(context.getCurrentKey(), state);
  }

  private static boolean isCurrent(SessionKeyState state, long timestamp, boolean byClock) {
    return timestamp == (byClock ? state.getWallTimer() : state.getEventTimer());
  }

  private static void wakeAt(SessionKeyState state, long millis, TimerService timers) {
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return; // no time is after it
    }
    long time = Math.max(millis, timers.currentWatermark() + 1);
    if (millis != NEVER && time < state.getEventTimer()) {
      if (state.getEventTimer() != NEVER) {
        timers.deleteEventTimeTimer(state.getEventTimer());
      }
      state.setEventTimer(time);
      timers.registerEventTimeTimer(time);
    }
  }

  private static void wakeByClock(SessionKeyState state, long millis, TimerService timers) {
    state.setWallTimer(millis);
    timers.registerProcessingTimeTimer(millis);
  }

  // by the clock: the fastest source is the one that is not waited for
  private void wakeWhenFastest(
      SessionKeyState state, Due due, Progress progress, TimerService timers) {
    if (due.fastest() == Long.MAX_VALUE || state.getWallTimer() != 0) {
      return;
    }
    long fastest = progress.fastest(config.sessions().lateness().keySet());
    long wait = fastest == Long.MIN_VALUE ? SOON_MILLIS : (due.fastest() - fastest) / MICROS_PER_MILLI;
    long longest = Duration.ofMinutes(1).toMillis();
    wakeByClock(
        state,
        timers.currentProcessingTime() + Math.max(SOON_MILLIS, Math.min(wait, longest)),
        timers);
  }

  private static long millis(long micros) {
    return micros == Long.MAX_VALUE ? NEVER : Math.floorDiv(micros, MICROS_PER_MILLI) + 1;
  }
}

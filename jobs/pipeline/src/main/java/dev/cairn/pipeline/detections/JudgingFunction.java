package dev.cairn.pipeline.detections;

import dev.cairn.detect.engine.Judging;
import dev.cairn.detect.rule.Rule;
import dev.cairn.pipeline.streams.HeldStates;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.JudgingState;
import dev.cairn.schemas.SchemaClasses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * Makes findings of hits, keyed by rule and the rule's key. Judges when a hit comes; what shows only
 * with time, when event time has passed it.
 *
 * <p>A hit of a rule that this task has not heard of waits up to a minute for it, then is dropped and
 * counted: the rule was removed. State of a removed rule is dropped with what it has open.
 */
final class JudgingFunction extends KeyedProcessFunction<String, DetectionHit, Finding> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long WAIT_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long AGAIN_MILLIS = 500;

  private final DetectionsJobConfig config;
  private transient RuleWatch rules;
  private transient HeldStates<JudgingState> states;
  private transient Counter withoutRule;

  JudgingFunction(DetectionsJobConfig config) {
    this.config = config;
  }

  /** The key of a hit. */
  static String key(DetectionHit hit) {
    return hit.getRuleId() + '\n' + hit.getKey();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    rules = RuleWatch.of(config);
    withoutRule = getRuntimeContext().getMetricGroup().counter("hitsWithoutRule");
  }

  /** To be called before the first hit. */
  void holdStates(KeyContext keys) {
    ValueStateDescriptor<JudgingState> descriptor =
        new ValueStateDescriptor<>("judging", new AvroTypeInfo<>(JudgingState.class));
    states = new HeldStates<>(getRuntimeContext().getState(descriptor), keys);
  }

  /** To be called before a checkpoint is made. */
  void writeStates() throws Exception {
    states.write();
  }

  @Override
  public void processElement(DetectionHit hit, Context context, Collector<Finding> out)
      throws Exception {
    String key = context.getCurrentKey();
    JudgingState state = states.get(key);
    if (state == null) {
      state = new JudgingState(null, NEVER, NEVER, 0L, new ArrayList<>(), 0L);
    }
    Rule rule = rules.current().rule(hit.getRuleId());
    if (rule == null) {
      wait(state, hit, context.timerService());
    } else {
      take(rule, state, hit, context.timerService(), out);
    }
    states.put(key, state);
  }

  private static void wait(JudgingState state, DetectionHit hit, TimerService timers) {
    long now = timers.currentProcessingTime();
    state.getEarly().add(hit);
    if (state.getEarlyUntil() == 0) {
      state.setEarlyUntil(now + WAIT_MILLIS);
      timers.registerProcessingTimeTimer(now + AGAIN_MILLIS);
    }
  }

  private static void take(
      Rule rule,
      JudgingState state,
      DetectionHit hit,
      TimerService timers,
      Collector<Finding> out) {
    if (state.getDetection() == null) {
      state.setDetection(Judging.fresh(rule));
    }
    Judging.take(rule, state.getDetection(), hit, out::collect);
    setTimers(rule, state, hit.getIngest(), timers);
  }

  private static void setTimers(
      Rule rule, JudgingState state, long ingest, TimerService timers) {
    long next = Judging.next(rule, state.getDetection());
    if (next != NEVER) {
      long millis = Math.floorDiv(next, MICROS_PER_MILLI) + 1;
      if (millis < state.getEventTimer()) {
        state.setEventTimer(millis);
        timers.registerEventTimeTimer(millis);
      }
    }
    // by how long the machine has waited: a job that catches up is not told of silence that is over
    long due = Judging.nextArrival(rule, state.getDetection());
    if (due != NEVER && due != state.getArrivalDue()) {
      long millis =
          timers.currentProcessingTime()
              + Math.max(1, Math.floorDiv(due - ingest, MICROS_PER_MILLI));
      state.setArrivalDue(due);
      if (state.getArrivalTimer() == NEVER) {
        timers.registerProcessingTimeTimer(millis);
      }
      state.setArrivalTimer(millis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    String key = context.getCurrentKey();
    JudgingState state = states.get(key);
    if (state == null) {
      return;
    }
    Rule rule = rules.current().rule(ruleId(key));
    boolean keep = true;
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      keep = passed(rule, state, timestamp, context.timerService(), out);
    } else {
      arrived(rule, state, timestamp, context.timerService(), out);
      tryEarly(rule, state, timestamp, context.timerService(), out);
    }
    states.put(key, keep ? state : null);
  }

  private static String ruleId(String key) {
    return key.substring(0, key.indexOf('\n'));
  }

  private static boolean passed(
      Rule rule,
      JudgingState state,
      long timestamp,
      TimerService timers,
      Collector<Finding> out) {
    if (timestamp < state.getEventTimer() || state.getDetection() == null) {
      return true;
    }
    state.setEventTimer(NEVER);
    if (rule == null) {
      return !state.getEarly().isEmpty();
    }
    boolean holds =
        Judging.passed(
            rule, state.getDetection(), timestamp * MICROS_PER_MILLI, out::collect);
    if (!holds && state.getEarly().isEmpty()) {
      return false;
    }
    setTimers(rule, state, state.getArrivalDue(), timers);
    return true;
  }

  private static void arrived(
      Rule rule,
      JudgingState state,
      long timestamp,
      TimerService timers,
      Collector<Finding> out) {
    if (state.getArrivalTimer() == NEVER || rule == null || state.getDetection() == null) {
      return;
    }
    if (timestamp < state.getArrivalTimer()) {
      // set later since: something came
      timers.registerProcessingTimeTimer(state.getArrivalTimer());
      return;
    }
    state.setArrivalTimer(NEVER);
    long now = state.getArrivalDue();
    Judging.arrived(rule, state.getDetection(), now, out::collect);
    setTimers(rule, state, now, timers);
  }

  private void tryEarly(
      Rule rule,
      JudgingState state,
      long timestamp,
      TimerService timers,
      Collector<Finding> out) {
    List<DetectionHit> early = state.getEarly();
    if (early.isEmpty()) {
      return;
    }
    if (rule == null && timestamp < state.getEarlyUntil()) {
      timers.registerProcessingTimeTimer(timestamp + AGAIN_MILLIS);
      return;
    }
    state.setEarly(new ArrayList<>());
    state.setEarlyUntil(0);
    if (rule == null) {
      withoutRule.inc(early.size());
    } else {
      early.forEach(hit -> take(rule, state, hit, timers, out));
    }
  }

  @Override
  public void close() {
    if (rules != null) {
      rules.close();
      rules = null;
    }
  }
}

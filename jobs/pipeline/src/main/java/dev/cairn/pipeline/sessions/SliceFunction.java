package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.Explained;
import dev.cairn.correlate.match.ExplanationConfig;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.correlate.slice.SliceAnswer;
import dev.cairn.correlate.slice.SliceMatching;
import dev.cairn.correlate.slice.SliceSightings;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SessionOutcomes;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceSighting;
import dev.cairn.schemas.SliceStatement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * Gathers the statements of one slice of one server, and what is known of them, and decides it when
 * all up to its end has been told. A statement that comes after that is answered at once: too late
 * to say, and counted as {@code lateStatements}; a sighting is dropped and counted as {@code
 * lateSightings}.
 */
final class SliceFunction extends KeyedProcessFunction<String, SliceEvidence, SessionEvidence> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long MICROS_PER_MILLI = 1_000;

  /** For so long it is known that a slice was decided; what is later than that is late anyway. */
  private static final long REMEMBER_MILLIS = 3_600_000;

  private final SessionsJobConfig config;
  private transient Slices slices;
  private transient SliceMatching matching;
  private transient AttributionEncoder encoder;
  private transient HeldStatements statements;
  private transient ListState<SliceSighting> sightings;
  private transient ValueState<Long> decided;
  private transient Counter lateStatements;
  private transient Counter lateSightings;

  SliceFunction(SessionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    slices = new Slices(config.slices());
    encoder = new AttributionEncoder();
    matching =
        SliceMatching.of(
            slices,
            config.threshold(),
            new ExplanationConfig(
                config.sessions().monitorUsers(), config.sessions().path().proxies()));
    decided = getRuntimeContext().getState(new ValueStateDescriptor<>("decided", Types.LONG));
    sightings =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "sightings", new AvroTypeInfo<>(SliceSighting.class)));
    lateStatements = getRuntimeContext().getMetricGroup().counter("lateStatements");
    lateSightings = getRuntimeContext().getMetricGroup().counter("lateSightings");
  }

  /** To be called when it is open. */
  void holdStatements(KeyContext keys) {
    ListStateDescriptor<SliceStatement> descriptor =
        new ListStateDescriptor<>("statements", new AvroTypeInfo<>(SliceStatement.class));
    statements = new HeldStatements(getRuntimeContext().getListState(descriptor), keys);
  }

  /** To be called before a checkpoint is made. */
  void writeStatements() throws Exception {
    statements.write();
  }

  @Override
  public void processElement(
      SliceEvidence evidence, Context context, Collector<SessionEvidence> out)
      throws Exception {
    SliceStatement statement = evidence.getStatement();
    if (statement == null) {
      see(evidence.getSighting(), context);
      return;
    }
    String key = context.getCurrentKey();
    if (!statements.has(key) && isLate(statement.getSlice(), context)) {
      late(statement, context, out);
      return;
    }
    statements.add(key, statement);
  }

  private void see(SliceSighting sighting, Context context) throws Exception {
    if (isLate(sighting.getSlice(), context)) {
      lateSightings.inc();
    } else {
      sightings.add(sighting);
    }
  }

  /** Whether the current slice was decided; if not, sees to it that it will be. */
  private boolean isLate(long slice, Context context) throws Exception {
    long due = Math.floorDiv(slices.decidedAt(slice), MICROS_PER_MILLI);
    if (context.timerService().currentWatermark() >= due || decided.value() != null) {
      return true;
    }
    context.timerService().registerEventTimeTimer(due);
    return false;
  }

  private void late(
      SliceStatement statement, Context context, Collector<SessionEvidence> out) {
    lateStatements.inc();
    if (!statement.getDatabase()) {
      emit(
          new SessionOutcomes(
              statement.getSession(),
              statement.getServer(),
              List.of(matching.late(statement))),
          out);
    } else if (slices.owns(statement.getSlice(), statement)) {
      context.output(Streams.ATTRIBUTIONS, encoder.encode(AttributionRows.late(statement)));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SessionEvidence> out)
      throws Exception {
    Long at = decided.value();
    if (at != null) {
      decided.clear();
      return;
    }
    List<SliceStatement> all = statements.take(context.getCurrentKey());
    if (!all.isEmpty()) {
      decide(all, context, out);
    }
    sightings.clear();
    decided.update(timestamp);
    context.timerService().registerEventTimeTimer(timestamp + REMEMBER_MILLIS);
  }

  private void decide(
      List<SliceStatement> all, OnTimerContext context, Collector<SessionEvidence> out)
      throws Exception {
    List<Sighting> known = new ArrayList<>();
    for (SliceSighting sighting : sightings.get()) {
      known.add(SliceSightings.sighting(sighting));
    }
    SliceAnswer answer = matching.decide(all.get(0).getSlice(), all, known);
    answer.outcomes().forEach(outcomes -> emit(outcomes, out));
    for (Explained record : answer.unsent()) {
      context.output(Streams.ATTRIBUTIONS, encoder.encode(AttributionRows.of(record)));
    }
    for (ConnectionExplained explained : answer.served()) {
      String key =
          SessionKeys.connection(explained.getReporter(), explained.getConnection());
      out.collect(Evidence.of(key, explained));
    }
  }

  private static void emit(SessionOutcomes outcomes, Collector<SessionEvidence> out) {
    out.collect(
        Evidence.of(SessionKeys.ofSession(outcomes.getSession()), outcomes));
  }
}

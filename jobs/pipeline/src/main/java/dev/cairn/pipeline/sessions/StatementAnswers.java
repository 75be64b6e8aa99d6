package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.KeyedSessions;
import dev.cairn.correlate.session.StatementOutcome;
import dev.cairn.correlate.slice.Combination;
import dev.cairn.pipeline.streams.HeldStates;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.SessionKeyState;
import dev.cairn.schemas.SessionOutcomes;
import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * What slices say of a session's statements. Those at the border of slices wait until all their
 * slices have spoken; rows wait until their session has an id.
 */
final class StatementAnswers {

  private final KeyedSessions sessions;
  private final double threshold;
  private final BorderOutcomes border;
  private final ListState<SessionOutcomes> rows;

  StatementAnswers(
      RuntimeContext context,
      KeyedSessions sessions,
      HeldStates<SessionKeyState> states,
      KeyContext keys,
      double threshold) {
    this.sessions = sessions;
    this.threshold = threshold;
    AvroTypeInfo<SessionOutcomes> type = new AvroTypeInfo<>(SessionOutcomes.class);
    border =
        new BorderOutcomes(
            context.getMapState(new MapStateDescriptor<>("border statements", Types.STRING, type)),
            states,
            keys);
    rows = context.getListState(new ListStateDescriptor<>("rows without session", type));
  }

  /** To be called before a checkpoint is made, and before states are written. */
  void write() throws Exception {
    border.write();
  }

  /** Whether any statement of a key waits for another slice: its state must stay until then. */
  boolean areWaitedFor(SessionKeyState state) {
    return border.has(state);
  }

  /** Takes what one slice says. */
  void add(SessionKeyState state, SessionOutcomes said, Consumer<Attribution> out)
      throws Exception {
    List<SliceOutcome> waiting = new ArrayList<>(0);
    for (SliceOutcome one : said.getOutcomes()) {
      SliceOutcome whole = one.getSlices() == 1 ? one : withOthers(state, said, one);
      if (whole == null) {
        continue;
      }
      sessions.outcome(state.getSessions(), outcome(said, whole));
      String id = sessions.idOf(state.getSessions(), said.getSession(), whole.getStart());
      if (id == null) {
        waiting.add(whole);
      } else {
        AttributionRows.of(whole, said.getServer(), id, out);
      }
    }
    if (!waiting.isEmpty()) {
      rows.add(new SessionOutcomes(said.getSession(), said.getServer(), waiting));
      state.setRowsWait(true);
    }
  }

  // null until all slices have spoken
  private SliceOutcome withOthers(
      SessionKeyState state, SessionOutcomes said, SliceOutcome one) throws Exception {
    SessionOutcomes before = border.take(state, one.getEventId());
    List<SliceOutcome> all = new ArrayList<>();
    if (before != null) {
      all.addAll(before.getOutcomes());
    }
    all.add(one);
    if (all.size() < one.getSlices()) {
      border.put(
          state,
          one.getEventId(),
          new SessionOutcomes(said.getSession(), said.getServer(), all));
      return null;
    }
    return Combination.of(all, threshold);
  }

  /**
   * Gives the rows whose session has an id by now.
   *
   * @param all also those of sessions that never got one
   */
  void release(SessionKeyState state, boolean all, Consumer<Attribution> out) throws Exception {
    if (!state.getRowsWait()) {
      return;
    }
    List<SessionOutcomes> still = new ArrayList<>();
    for (SessionOutcomes waiting : rows.get()) {
      List<SliceOutcome> unnamed = new ArrayList<>(0);
      for (SliceOutcome one : waiting.getOutcomes()) {
        String id = sessions.idOf(state.getSessions(), waiting.getSession(), one.getStart());
        if (id == null && !all) {
          unnamed.add(one);
        } else {
          AttributionRows.of(one, waiting.getServer(), id, out);
        }
      }
      if (!unnamed.isEmpty()) {
        still.add(new SessionOutcomes(waiting.getSession(), waiting.getServer(), unnamed));
      }
    }
    rows.update(still);
    state.setRowsWait(!still.isEmpty());
  }

  private static StatementOutcome outcome(SessionOutcomes said, SliceOutcome one) {
    boolean anyChosen = false;
    for (SliceCandidate candidate : one.getCandidates()) {
      anyChosen |= candidate.getChosen();
    }
    List<Long> connections = new ArrayList<>(1);
    double confidence = one.getCandidates().isEmpty() ? 0 : 1;
    for (SliceCandidate candidate : one.getCandidates()) {
      if (candidate.getChosen() || !anyChosen) {
        confidence = Math.min(confidence, candidate.getConfidence());
        if (!connections.contains(candidate.getConnection())) {
          connections.add(candidate.getConnection());
        }
      }
    }
    return new StatementOutcome(
        said.getSession(),
        one.getStart(),
        said.getServer(),
        null,
        connections,
        confidence,
        one.getAbstained());
  }
}

package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.KeyedSessions;
import dev.cairn.correlate.session.StatementOutcome;
import dev.cairn.correlate.slice.Combination;
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
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/**
 * What slices say of a session's statements. Those at the border of slices wait until all their
 * slices have spoken; rows wait until their session has an id.
 */
final class StatementAnswers {

  private final KeyedSessions sessions;
  private final double threshold;
  private final MapState<String, SessionOutcomes> border;
  private final ListState<SessionOutcomes> rows;

  StatementAnswers(RuntimeContext context, KeyedSessions sessions, double threshold) {
    this.sessions = sessions;
    this.threshold = threshold;
    AvroTypeInfo<SessionOutcomes> type = new AvroTypeInfo<>(SessionOutcomes.class);
    border =
        context.getMapState(new MapStateDescriptor<>("border statements", Types.STRING, type));
    rows = context.getListState(new ListStateDescriptor<>("rows without session", type));
  }

  /** Takes what one slice says. */
  void add(SessionKeyState state, SessionOutcomes said, Consumer<Attribution> out)
      throws Exception {
    List<SliceOutcome> waiting = new ArrayList<>(0);
    for (SliceOutcome one : said.getOutcomes()) {
      SliceOutcome whole = one.getSlices() == 1 ? one : withOthers(said, one);
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
  private SliceOutcome withOthers(SessionOutcomes said, SliceOutcome one) throws Exception {
    SessionOutcomes before = border.get(one.getEventId());
    List<SliceOutcome> all = new ArrayList<>();
    if (before != null) {
      all.addAll(before.getOutcomes());
    }
    all.add(one);
    if (all.size() < one.getSlices()) {
      border.put(
          one.getEventId(), new SessionOutcomes(said.getSession(), said.getServer(), all));
      return null;
    }
    border.remove(one.getEventId());
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
    List<SliceCandidate> chosen =
        one.getCandidates().stream().filter(SliceCandidate::getChosen).toList();
    List<SliceCandidate> told = chosen.isEmpty() ? one.getCandidates() : chosen;
    return new StatementOutcome(
        said.getSession(),
        one.getStart(),
        said.getServer(),
        null,
        told.stream().map(SliceCandidate::getConnection).distinct().toList(),
        told.stream().mapToDouble(SliceCandidate::getConfidence).min().orElse(0),
        one.getAbstained());
  }
}

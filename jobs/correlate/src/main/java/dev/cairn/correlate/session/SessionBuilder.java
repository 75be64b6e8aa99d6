package dev.cairn.correlate.session;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sessions under all keys, in memory: for replays and tests. A stream processor uses {@link
 * KeyedSessions} and keeps the states itself. Not thread-safe.
 */
public final class SessionBuilder {

  private final KeyedSessions sessions;
  private final SessionSink sink;
  private final Set<String> sources;
  private final Map<String, SessionState> states = new HashMap<>();
  private final Map<String, Due> dues = new HashMap<>();
  private final TreeMap<Long, Set<String>> bySlowest = new TreeMap<>();
  private final TreeMap<Long, Set<String>> byFastest = new TreeMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final ControlPlane control = new ControlPlane();
  private Progress progress = Progress.none();

  /** Knows nothing yet. */
  public SessionBuilder(SessionConfig config, SessionSink sink) {
    this.sessions = new KeyedSessions(config);
    this.sink = sink;
    this.sources = config.lateness().keySet();
  }

  /** Takes an event; those that belong to no session are ignored. */
  public void event(AuditEvent event) {
    event(event, List.of());
  }

  /**
   * Takes an event with the tables that its statement names.
   *
   * @param tables as {@link SessionEvents#qualified} gives them; empty if the log names one itself
   */
  public void event(AuditEvent event, List<String> tables) {
    if (ControlPlane.isOf(event.getSource())) {
      control.event(SessionEvents.of(event));
      return;
    }
    String key = SessionKeys.of(event);
    if (key == null) {
      return;
    }
    SessionEvent kept = SessionEvents.of(event);
    if (!tables.isEmpty()) {
      kept.setTables(tables);
    }
    if (sessions.event(state(key), kept)) {
      touched.add(key);
    }
  }

  /** Takes what attribution found for a statement. */
  public void match(StatementOutcome outcome) {
    String key = SessionKeys.ofSession(outcome.session());
    sessions.outcome(state(key), outcome);
    touched.add(key);
    if (outcome.abstained() || outcome.reporter() == null) {
      return;
    }
    for (long connection : outcome.connections()) {
      String served = SessionKeys.connection(outcome.reporter(), connection);
      sessions.explained(state(served), outcome.reporter(), connection, outcome.micros());
      touched.add(served);
    }
  }

  /** Takes how far the sources came, and gives the versions that are due. */
  public void watermark(Progress next) {
    Set<String> keys = new LinkedHashSet<>(touched);
    touched.clear();
    if (next.silent().equals(progress.silent())) {
      take(bySlowest, next.slowest(sources), keys);
      take(byFastest, next.fastest(sources), keys);
    } else {
      keys.addAll(states.keySet());
    }
    progress = next;
    // the same order of versions for the same input
    keys.stream().sorted().forEach(this::check);
  }

  private SessionState state(String key) {
    return states.computeIfAbsent(key, KeyedSessions::open);
  }

  private void check(String key) {
    SessionState state = states.get(key);
    if (state == null) {
      return;
    }
    Due old = dues.remove(key);
    if (old != null) {
      remove(bySlowest, old.slowest(), key);
      remove(byFastest, old.fastest(), key);
    }
    Due due = sessions.check(state, progress, control, sink);
    sessions.forget(state, progress);
    if (KeyedSessions.isEmpty(state)) {
      states.remove(key);
      return;
    }
    dues.put(key, due);
    bySlowest.computeIfAbsent(due.slowest(), any -> new LinkedHashSet<>(1)).add(key);
    byFastest.computeIfAbsent(due.fastest(), any -> new LinkedHashSet<>(1)).add(key);
  }

  private static void take(TreeMap<Long, Set<String>> queue, long time, Set<String> keys) {
    queue.headMap(time, true).values().forEach(keys::addAll);
  }

  private static void remove(TreeMap<Long, Set<String>> queue, long time, String key) {
    Set<String> keys = queue.get(time);
    if (keys != null && keys.remove(key) && keys.isEmpty()) {
      queue.remove(time);
    }
  }
}

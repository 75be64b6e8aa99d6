package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionBuilder;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds sessions as the job does, from what was said of them in the order in which it came. */
final class SessionReplay {

  private static final int EVERY = 1_000;
  private static final Set<String> OVER = Set.of("sealed", "amended");

  private final SessionConfig config;
  private final Map<String, Session> last = new LinkedHashMap<>();

  private SessionReplay(SessionConfig config) {
    this.config = config;
  }

  /**
   * The last version of every session.
   *
   * @param events in order of arrival; each source is told how far it came, no sooner than all
   *     before that has arrived
   * @throws IllegalStateException if one is not sealed though all has been told
   */
  static Collection<Session> of(SessionConfig config, List<AuditEvent> events) {
    SessionReplay replay = new SessionReplay(config);
    replay.run(events);
    replay.last.values().stream()
        .filter(session -> !OVER.contains(session.getState()))
        .findFirst()
        .ifPresent(
            open -> {
              throw new IllegalStateException(open.getSessionId() + " is " + open.getState());
            });
    return replay.last.values();
  }

  private void run(List<AuditEvent> events) {
    SessionBuilder builder =
        new SessionBuilder(config, session -> last.put(session.getSessionId(), session));
    Map<String, Long> passed = new HashMap<>();
    long[] least = new long[events.size()];
    Map<String, Long> earliest = new HashMap<>();
    for (int i = events.size() - 1; i >= 0; i--) {
      AuditEvent event = events.get(i);
      // nothing that is still to come from this source is earlier
      least[i] = earliest.getOrDefault(event.getSource(), Long.MAX_VALUE);
      earliest.merge(event.getSource(), Micros.of(event.getTime()) - 1, Math::min);
    }
    config.lateness().keySet().forEach(source -> passed.put(source, Long.MIN_VALUE));
    for (int i = 0; i < least.length; i++) {
      builder.event(events.get(i));
      passed.put(events.get(i).getSource(), least[i]);
      if (i % EVERY == 0) {
        builder.watermark(new Progress(passed, Set.of()));
      }
    }
    passed.replaceAll((source, time) -> Long.MAX_VALUE);
    builder.watermark(new Progress(passed, Set.of()));
    builder.watermark(new Progress(passed, Set.of()));
  }
}

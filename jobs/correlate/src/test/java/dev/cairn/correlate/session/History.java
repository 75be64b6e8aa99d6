package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What the sources said, each in its own order, and what became of it in one interleaving. */
final class History {

  /** What one source said: an event, or an outcome of attribution. */
  private record Said(AuditEvent event, StatementOutcome outcome) {
    long time() {
      return event == null ? outcome.micros() : MatchTimes.micros(event.getTime());
    }
  }

  private final Map<String, List<Said>> sources = new TreeMap<>();

  History() {
    SessionConfig.defaults().lateness().keySet().forEach(s -> sources.put(s, new ArrayList<>()));
  }

  void add(AuditEvent event) {
    sources.computeIfAbsent(event.getSource(), any -> new ArrayList<>()).add(new Said(event, null));
  }

  void add(StatementOutcome outcome) {
    sources.get(Progress.ATTRIBUTION).add(new Said(null, outcome));
  }

  int size() {
    return sources.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Tells it in an order of its own, each source in its order, and looks at every so many events.
   *
   * @param again of a hundred events, how many come twice
   * @param silent sources that say nothing, and are told to be silent
   */
  List<Session> tell(SessionConfig config, long seed, int every, int again, Set<String> silent) {
    Random random = new Random(seed);
    List<Session> versions = new ArrayList<>();
    SessionBuilder builder = new SessionBuilder(config, versions::add);
    Map<String, Integer> at = new HashMap<>();
    Map<String, long[]> passed = new HashMap<>();
    List<String> open = new ArrayList<>();
    sources.forEach(
        (source, said) -> {
          passed.put(source, least(said));
          if (!said.isEmpty() && !silent.contains(source)) {
            open.add(source);
          }
        });
    List<Said> told = new ArrayList<>();
    int count = 0;
    while (!open.isEmpty()) {
      String source = open.get(random.nextInt(open.size()));
      int next = at.merge(source, 1, Integer::sum);
      Said said = sources.get(source).get(next - 1);
      tell(builder, said);
      told.add(said);
      if (random.nextInt(100) < again) {
        Said before = told.get(random.nextInt(told.size()));
        if (before.event() != null) {
          tell(builder, before);
        }
      }
      if (next == sources.get(source).size()) {
        open.remove(source);
      }
      if (++count % every == 0) {
        builder.watermark(progress(at, passed, silent));
      }
    }
    builder.watermark(progress(at, passed, silent));
    builder.watermark(progress(at, passed, silent));
    return versions;
  }

  /** The last version of each session, by its id. */
  static Map<String, Session> last(List<Session> versions) {
    Map<String, Session> last = new LinkedHashMap<>();
    versions.forEach(version -> last.put(version.getSessionId(), version));
    return new TreeMap<>(last);
  }

  private static void tell(SessionBuilder builder, Said said) {
    if (said.event() != null) {
      builder.event(said.event());
    } else {
      builder.match(said.outcome());
    }
  }

  private static Progress progress(
      Map<String, Integer> at, Map<String, long[]> passed, Set<String> silent) {
    Map<String, Long> now = new HashMap<>();
    List<Silence> silences = new ArrayList<>();
    passed.forEach(
        (source, times) -> {
          if (silent.contains(source)) {
            silences.add(new Silence(source, null));
          } else {
            now.put(source, times[at.getOrDefault(source, 0)]);
          }
        });
    return new Progress(now, Set.copyOf(silences));
  }

  // before which time nothing is left, for each number of events told
  private static long[] least(List<Said> said) {
    long[] least = new long[said.size() + 1];
    least[said.size()] = Long.MAX_VALUE;
    for (int i = said.size() - 1; i >= 0; i--) {
      least[i] = Math.min(least[i + 1], said.get(i).time() - 1);
    }
    return least;
  }
}

package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.session.Silence;
import dev.cairn.schemas.SourceStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far the sources are, as one session task has heard from the tasks that read them. Not kept in
 * checkpoints: the tasks tell it again.
 */
final class SourceProgress {

  private static final long MICROS_PER_MILLI = 1_000;

  private final Set<String> expected;
  private final Map<String, Map<Integer, SourceStatus>> heard = new TreeMap<>();

  /**
   * Nothing was heard.
   *
   * @param expected the sources that are waited for
   */
  SourceProgress(Set<String> expected) {
    this.expected = expected;
  }

  void heard(SourceStatus status) {
    heard
        .computeIfAbsent(status.getSource(), any -> new HashMap<>())
        .put(status.getTask(), status);
  }

  /**
   * All of it.
   *
   * @param watermark time as all sources that speak have reached it, epoch milliseconds
   */
  Progress at(long watermark) {
    Map<String, Long> passed = new HashMap<>();
    Set<Silence> silent = new HashSet<>();
    long all = micros(watermark);
    for (String source : expected) {
      Map<Integer, SourceStatus> tasks = heard.get(source);
      if (tasks == null) {
        // with time gone on, its tasks were done before a checkpoint and do not run again
        passed.put(source, all);
        continue;
      }
      long least = Long.MAX_VALUE;
      boolean speaks = false;
      for (SourceStatus task : tasks.values()) {
        task.getSilentReporters().forEach(who -> silent.add(new Silence(source, who)));
        if (!task.getSilent()) {
          speaks = true;
          least = Math.min(least, micros(task.getPassed()));
        }
      }
      if (!speaks) {
        silent.add(new Silence(source, null));
      }
      passed.put(source, speaks ? Math.max(least, all) : all);
    }
    if (expected.contains(Progress.ATTRIBUTION)) {
      boundByLogs(passed, silent);
      if (isSilentSomewhere(silent)) {
        silent.add(new Silence(Progress.ATTRIBUTION, null));
      }
    }
    return new Progress(passed, silent, all);
  }

  // answers may be told before it is told that a log fell silent, which they then went without
  private static void boundByLogs(Map<String, Long> passed, Set<Silence> silent) {
    for (String log : List.of(SessionConfig.QUERY, SessionConfig.DATABASE)) {
      if (!silent.contains(new Silence(log, null))) {
        passed.computeIfPresent(
            Progress.ATTRIBUTION,
            (source, time) -> Math.min(time, passed.getOrDefault(log, Long.MIN_VALUE)));
      }
    }
  }

  // an answer that is missing may be missing because a log is
  private static boolean isSilentSomewhere(Set<Silence> silent) {
    return silent.stream()
        .map(Silence::source)
        .anyMatch(
            source ->
                source.equals(SessionConfig.DATABASE) || source.equals(SessionConfig.QUERY));
  }

  // all within a millisecond that has passed has been told
  private static long micros(long millis) {
    if (millis == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    return millis < Long.MIN_VALUE / MICROS_PER_MILLI
        ? Long.MIN_VALUE
        : millis * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
  }
}

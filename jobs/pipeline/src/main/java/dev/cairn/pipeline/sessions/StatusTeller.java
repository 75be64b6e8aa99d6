package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SourceStatus;
import java.util.List;
import java.util.function.Consumer;

/** Tells all session tasks how far one task that reads a source has come, when there is news. */
final class StatusTeller {

  private static final long WORTH_TELLING_MILLIS = 1_000;

  private final String source;
  private final int task;
  private final String[] keys;
  private final Consumer<SessionEvidence> out;
  private long told = Long.MIN_VALUE;
  private boolean silent;
  private List<String> silentReporters = List.of();
  private boolean begun;

  StatusTeller(String source, int task, String[] keys, Consumer<SessionEvidence> out) {
    this.source = source;
    this.task = task;
    this.keys = keys;
    this.out = out;
  }

  /** All up to here was told, epoch milliseconds. */
  void passed(long millis) {
    if (!begun || millis == Long.MAX_VALUE || millis >= told + WORTH_TELLING_MILLIS) {
      told = millis;
      tell();
    }
  }

  /** Whether anything comes from the source at this task. */
  void silent(boolean now) {
    if (now != silent) {
      silent = now;
      tell();
    }
  }

  /** Which of the source's reporters at this task do not speak any more, sorted. */
  void silentReporters(List<String> now) {
    if (!now.equals(silentReporters)) {
      silentReporters = now;
      tell();
    }
  }

  private void tell() {
    begun = true;
    for (String key : keys) {
      out.accept(
          Evidence.of(
              key, new SourceStatus(source, task, told, silent, silentReporters)));
    }
  }
}

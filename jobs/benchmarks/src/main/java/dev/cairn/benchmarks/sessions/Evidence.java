package dev.cairn.benchmarks.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the proxies' records came to Kafka, and when the job told what rests on them: epoch
 * milliseconds of one machine's clock. Safe for one thread that sends and one that reads.
 *
 * <p>What was told before Kafka had confirmed the record, which no job can, would be left out.
 */
final class Evidence {

  /** A proxy's session. */
  record Key(String reporter, long session) {}

  private static final class Sent {
    private final List<Long> statements = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private boolean told;
    private int counted;
  }

  private final long from;
  private final long to;
  private final long tiedTo;
  private final Map<Key, Sent> sessions = new HashMap<>();
  // by a statement's start, epoch microseconds: hardly any two are equal
  private final Map<Long, Long> starts = new HashMap<>();
  private final List<Long> toFirst = new ArrayList<>();
  private final List<Long> toCounted = new ArrayList<>();
  private final List<Long> toTied = new ArrayList<>();

  /**
   * Counts what is sent in a stretch of time.
   *
   * @param tiedTo where the stretch ends for statements to be tied
   */
  Evidence(long from, long to, long tiedTo) {
    this.from = from;
    this.to = to;
    this.tiedTo = tiedTo;
  }

  /** Any record of a proxy's session. */
  synchronized void session(Key key, long at) {
    Sent sent = sessions.computeIfAbsent(key, any -> new Sent());
    sent.first = Math.min(sent.first, at);
  }

  /** Its next statement. */
  synchronized void statement(Key key, long startMicros, boolean toServer, long at) {
    session(key, at);
    sessions.get(key).statements.add(at);
    if (toServer) {
      starts.put(startMicros, at);
    }
  }

  /** A version of a session. */
  synchronized void version(Key key, long statements, long at) {
    Sent sent = sessions.get(key);
    if (sent == null) {
      return;
    }
    if (!sent.told) {
      add(toFirst, sent.first, to, at);
    }
    sent.told = true;
    for (; sent.counted < Math.min(statements, sent.statements.size()); sent.counted++) {
      add(toCounted, sent.statements.get(sent.counted), to, at);
    }
  }

  /** An answer about a statement. */
  synchronized void answer(long startMicros, long at) {
    Long sent = starts.remove(startMicros);
    if (sent != null) {
      add(toTied, sent, tiedTo, at);
    }
  }

  private void add(List<Long> latencies, long sent, long end, long at) {
    if (sent >= from && sent < end) {
      latencies.add(at - sent);
    }
  }

  /** From a session's first record to its first version. */
  synchronized List<Long> toFirst() {
    return toFirst.stream().sorted().toList();
  }

  /** From a statement's record to the first version that counts it. */
  synchronized List<Long> toCounted() {
    return toCounted.stream().sorted().toList();
  }

  /** From a statement's record to the answer what it became. */
  synchronized List<Long> toTied() {
    return toTied.stream().sorted().toList();
  }

  /** Statements of the stretch that no version counted. */
  synchronized long uncounted() {
    return sessions.values().stream()
        .flatMap(one -> one.statements.subList(one.counted, one.statements.size()).stream())
        .filter(at -> at >= from && at < to)
        .count();
  }
}

package dev.cairn.benchmarks.workload;

import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raw records of a real database path: what ProxySQL (statements and sessions), MySQL's audit
 * plugin and Azure's flow log wrote of the same traffic, each event told once. Repeated as often as
 * needed, every time as if it had happened later, with other session numbers and other literals, so
 * that neither compression nor dictionaries gain by the repetition. The same in every process.
 *
 * @param capture what is repeated
 * @param repetitions how often, at least 1
 */
public record Workload(Capture capture, int repetitions) {

  /** Records of one source that follow each other, as a fetch from a Kafka partition gives them. */
  private static final int BLOCK = 500;

  private static final int SMALL_EVENTS = 1_900;
  private static final int LARGE_EVENTS = 114_000;

  public Workload {
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions must be at least 1: " + repetitions);
    }
  }

  /** Takes one record. */
  public interface Consumer {

    /**
     * @param source its source, also the topic's name
     * @param block number of the run of records that it belongs to; the same for neighbours
     * @param value the record
     */
    void accept(String source, int block, byte[] value) throws IOException;
  }

  /** About so many events: the large capture, or the small one where that is too many. */
  public static Workload ofEvents(int events) {
    return events < LARGE_EVENTS / 2
        ? new Workload(Captures.smallPlain(), repetitions(events, SMALL_EVENTS))
        : new Workload(Captures.largeA(), repetitions(events, LARGE_EVENTS));
  }

  private static int repetitions(int events, int ofOne) {
    return Math.max(1, Math.round(events / (float) ofOne));
  }

  /** The sources that occur, with the zone of their local time stamps. */
  public Map<String, ZoneId> sources() {
    var sources = new LinkedHashMap<String, ZoneId>();
    capture.eachEventOnce().forEach(file -> sources.put(file.source(), file.localTimeZone()));
    return sources;
  }

  /** Gives all records: the sources take turns, each in the order of its log. */
  public void forEach(Consumer consumer) throws IOException {
    var recordsOf = new LinkedHashMap<String, List<byte[]>>();
    for (CaptureFile file : capture.eachEventOnce()) {
      recordsOf.computeIfAbsent(file.source(), s -> new ArrayList<>()).addAll(file.records());
    }
    int longest = recordsOf.values().stream().mapToInt(List::size).max().orElse(0);
    int block = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Variation variation = new Variation(repetition);
      for (int from = 0; from < longest; from += BLOCK) {
        for (Map.Entry<String, List<byte[]>> log : recordsOf.entrySet()) {
          int to = Math.min(from + BLOCK, log.getValue().size());
          for (int i = from; i < to; i++) {
            consumer.accept(log.getKey(), block, variation.apply(log.getValue().get(i)));
          }
          block++;
        }
      }
    }
  }
}

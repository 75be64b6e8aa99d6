package dev.cairn.correlate.slice;

import dev.cairn.schemas.SliceStatement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which a log was written, as far as it can still be told.
 *
 * <p>Records of one second are in the order in which they came, if they came in order: that shows in
 * the stamps, which then hardly ever go back. A log that was shuffled on its way has no order within
 * a second, unless the server numbers its statements.
 */
final class LogOrder {

  /** Clocks are set back now and then; what is shuffled goes back far more often. */
  private static final double BACKWARD = 0.01;

  // chains of key extractors cost ten times as much, and every statement is sorted twice
  private static final Comparator<SliceStatement> AS_READ =
      (one, other) -> {
        int order = Integer.compare(one.getPartition(), other.getPartition());
        if (order == 0) {
          order = Long.compare(one.getOffset(), other.getOffset());
        }
        return order != 0 ? order : Integer.compare(one.getRecordIndex(), other.getRecordIndex());
      };

  private static final Comparator<SliceStatement> AS_CAME =
      (one, other) -> {
        int order = Long.compare(stamp(one), stamp(other));
        return order != 0 ? order : AS_READ.compare(one, other);
      };

  private static final Comparator<SliceStatement> AS_NUMBERED =
      Comparator.comparingLong(LogOrder::stamp)
          .thenComparingLong(SliceStatement::getNumber)
          .thenComparing(AS_CAME);

  private LogOrder() {}

  /**
   * Puts statements in order, and drops what a forwarder sent twice, where that can be told.
   *
   * @param statements in any order; changed
   * @return whether the order of the server's records within their stamps means anything
   */
  static boolean restore(List<SliceStatement> statements) {
    statements.sort(AS_READ);
    Set<Long> contents = new HashSet<>();
    statements.removeIf(one -> one.getContent() != 0 && !contents.add(one.getContent()));
    if (cameInOrder(statements)) {
      statements.sort(AS_CAME);
      return true;
    }
    boolean numbered =
        statements.stream().allMatch(one -> !one.getDatabase() || one.getNumber() != 0);
    statements.sort(numbered ? AS_NUMBERED : AS_CAME);
    return numbered;
  }

  private static boolean cameInOrder(List<SliceStatement> statements) {
    Map<Integer, Long> last = new HashMap<>();
    int records = 0;
    int backward = 0;
    for (SliceStatement one : statements) {
      if (one.getDatabase()) {
        records++;
        Long before = last.put(one.getPartition(), one.getStart());
        backward += before != null && before > one.getStart() ? 1 : 0;
      }
    }
    return backward <= BACKWARD * records;
  }

  // proxies log a statement when it is over, servers when they stamp it
  private static long stamp(SliceStatement one) {
    return one.getDatabase() ? one.getStart() : one.getEnd();
  }
}

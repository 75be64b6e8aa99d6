package dev.cairn.detect.calendar;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Stretches of time that are put together and taken from one another; none touch. */
final class Stretches {

  private final NavigableMap<Long, Long> ends = new TreeMap<>();

  /** Adds a stretch; nothing if it is empty. */
  void add(long begin, long end) {
    if (begin >= end) {
      return;
    }
    long from = begin;
    long to = end;
    Map.Entry<Long, Long> before = ends.floorEntry(end);
    while (before != null && before.getValue() >= from) {
      from = Math.min(from, before.getKey());
      to = Math.max(to, before.getValue());
      ends.remove(before.getKey());
      before = ends.floorEntry(end);
    }
    ends.put(from, to);
  }

  /** Takes a stretch away. */
  void remove(long begin, long end) {
    if (begin >= end) {
      return;
    }
    Map.Entry<Long, Long> before = ends.lowerEntry(end);
    while (before != null && before.getValue() > begin) {
      ends.remove(before.getKey());
      if (before.getValue() > end) {
        ends.put(end, before.getValue());
      }
      if (before.getKey() < begin) {
        ends.put(before.getKey(), begin);
      }
      before = ends.lowerEntry(Math.min(end, before.getKey()));
    }
  }

  /** What is left, for looking up. */
  Spans spans() {
    long[] begins = new long[ends.size()];
    long[] stops = new long[ends.size()];
    int at = 0;
    for (Map.Entry<Long, Long> one : ends.entrySet()) {
      begins[at] = one.getKey();
      stops[at++] = one.getValue();
    }
    return new Spans(begins, stops);
  }
}

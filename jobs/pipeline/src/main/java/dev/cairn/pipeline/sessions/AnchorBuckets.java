package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.anchor.AnchorEvents;
import dev.cairn.schemas.AnchorEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/**
 * A server's events until all up to theirs have come, in stretches of {@value #MILLIS} ms. Holds at
 * most {@value #MOST} of a stretch, some 100 bytes each.
 */
final class AnchorBuckets {

  /** Length of a stretch. */
  static final long MILLIS = 5_000;

  private static final long MICROS_PER_MILLI = 1_000;
  private static final int MOST = 1 << 16;

  private final MapState<Long, Integer> counts;
  private final MapState<Long, AnchorEvent> events;

  AnchorBuckets(RuntimeContext context) {
    counts = context.getMapState(new MapStateDescriptor<>("counts", Types.LONG, Types.INT));
    events =
        context.getMapState(
            new MapStateDescriptor<>(
                "events", Types.LONG, new AvroTypeInfo<>(AnchorEvent.class)));
  }

  /** The last millisecond of an event's stretch. */
  static long endOf(AnchorEvent event) {
    return endOf(Math.floorDiv(event.getMicros(), MICROS_PER_MILLI));
  }

  /** The last millisecond of a moment's stretch. */
  static long endOf(long millis) {
    return (Math.floorDiv(millis, MILLIS) + 1) * MILLIS - 1;
  }

  /** Adds an event; false if there are too many. */
  boolean add(AnchorEvent event) throws Exception {
    long end = endOf(event);
    Integer before = counts.get(end);
    int count = before == null ? 0 : before;
    if (count >= MOST) {
      return false;
    }
    events.put(place(end, count), event);
    counts.put(end, count + 1);
    return true;
  }

  /** Gives all of a stretch in their order, which is not that in which they came; forgets them. */
  List<AnchorEvent> take(long end) throws Exception {
    Integer count = counts.get(end);
    if (count == null) {
      return List.of();
    }
    List<AnchorEvent> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long place = place(end, i);
      all.add(events.get(place));
      events.remove(place);
    }
    counts.remove(end);
    all.sort(AnchorEvents.ORDER);
    return all;
  }

  // unlike each other in all stretches
  private static long place(long end, int number) {
    return Math.floorDiv(end, MILLIS) * MOST + number;
  }
}

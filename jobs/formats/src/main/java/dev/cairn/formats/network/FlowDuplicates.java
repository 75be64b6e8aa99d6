package dev.cairn.formats.network;

import dev.cairn.formats.record.RecordOutput;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks the tuples of one Kafka record that tell of packets which another tuple of it already told
 * of. The rule, of which the page of {@code network.flow} has the SQL for whole archives:
 *
 * <ol>
 *   <li>A <em>viewpoint</em> is one kind of log, resource, interface and direction. Of tuples with
 *       the same bytes from one viewpoint the first counts: a forwarder sent them twice.
 *   <li>Tuples are <em>alike</em> if they have the same {@code flow_id}, state and counters, an
 *       empty counter being as good as 0.
 *   <li>Alike tuples in the order of their time, each in the same or the next whole second as the
 *       one before, form a <em>run</em>. The n-th of each viewpoint in a run tell of the same
 *       packets: all but the first of them in the record are marked.
 * </ol>
 *
 * <p>So two tuples of one viewpoint that differ in a byte are never both of one mark, and what
 * stays unmarked is never less than what any one viewpoint tells. It may be more: where the two
 * ends counted differently, or their clocks are two seconds apart, both stay.
 */
final class FlowDuplicates implements RecordOutput.Ending {

  private static final Comparator<Long> COUNTER =
      Comparator.comparingLong(counter -> counter == null ? 0 : counter);

  private static final Comparator<AuditEvent> ALIKE =
      Comparator.comparing(
              AuditEvent::getFlowState, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(AuditEvent::getPacketsOut, COUNTER)
          .thenComparing(AuditEvent::getBytesOut, COUNTER)
          .thenComparing(AuditEvent::getPacketsIn, COUNTER)
          .thenComparing(AuditEvent::getBytesIn, COUNTER);

  private static final Comparator<Sighting> ORDER =
      Comparator.comparing((Sighting sighting) -> sighting.event, ALIKE)
          .thenComparing(sighting -> sighting.event.getTime())
          .thenComparing(sighting -> sighting.event.getRecordIndex());

  /** The last sighting of each flow, which leads to those before it. */
  private final Map<String, Sighting> lastOfFlow = new HashMap<>();

  /** One tuple's event and the group it stood in. */
  private static final class Sighting {

    private final AuditEvent event;
    private final FlowGroup group;
    private Sighting before;

    Sighting(AuditEvent event, FlowGroup group) {
      this.event = event;
      this.group = group;
    }

    String viewpoint() {
      return String.join(
          "\n",
          group.log().name(),
          String.valueOf(group.resource()),
          String.valueOf(group.mac()),
          event.getDirection());
    }
  }

  /** The tuples of one element, which do not count before it has been read to its end. */
  static final class Seen {

    private final List<Sighting> sightings = new ArrayList<>();

    void add(AuditEvent event, FlowGroup group) {
      sightings.add(new Sighting(event, group));
    }

    /** Says that the element has been read: from now on nothing takes its events back. */
    void keep(RecordOutput out) {
      Map<String, Sighting> last =
          out.notes(FlowDuplicates.class, FlowDuplicates::new).lastOfFlow;
      for (Sighting sighting : sightings) {
        sighting.before = last.put(sighting.event.getFlowId(), sighting);
      }
    }
  }

  @Override
  public void end() {
    for (Sighting last : lastOfFlow.values()) {
      if (last.before != null) {
        List<Sighting> ofFlow = new ArrayList<>();
        for (Sighting one = last; one != null; one = one.before) {
          ofFlow.add(one);
        }
        ofFlow.sort(ORDER);
        markRuns(ofFlow);
      }
    }
  }

  private static void markRuns(List<Sighting> ofFlow) {
    int start = 0;
    for (int i = 1; i <= ofFlow.size(); i++) {
      if (i == ofFlow.size() || !continues(ofFlow.get(i - 1).event, ofFlow.get(i).event)) {
        if (i - start > 1) {
          mark(ofFlow.subList(start, i));
        }
        start = i;
      }
    }
  }

  private static boolean continues(AuditEvent one, AuditEvent next) {
    return ALIKE.compare(one, next) == 0 && second(next) - second(one) <= 1;
  }

  private static long second(AuditEvent event) {
    Instant time = event.getTime();
    return time.getEpochSecond();
  }

  private static void mark(List<Sighting> run) {
    // of each viewpoint: which of its tuples has this content
    Map<String, Map<String, Integer>> viewpoints = new HashMap<>();
    List<AuditEvent> firsts = new ArrayList<>();
    int[] places = new int[run.size()];
    for (int i = 0; i < places.length; i++) {
      AuditEvent event = run.get(i).event;
      Map<String, Integer> told =
          viewpoints.computeIfAbsent(run.get(i).viewpoint(), any -> new HashMap<>());
      Integer sentBefore = told.putIfAbsent(event.getContentHash(), told.size());
      int place = sentBefore == null ? told.size() - 1 : sentBefore;
      places[i] = place;
      if (place == firsts.size()) {
        firsts.add(event);
      } else if (event.getRecordIndex() < firsts.get(place).getRecordIndex()) {
        firsts.set(place, event);
      }
    }
    for (int i = 0; i < places.length; i++) {
      AuditEvent event = run.get(i).event;
      AuditEvent first = firsts.get(places[i]);
      event.setDuplicateOf(event == first ? null : first.getEventId());
    }
  }
}

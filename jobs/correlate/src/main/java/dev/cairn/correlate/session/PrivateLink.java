package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which Private Link connections were approved when. One for all keys: a stream processor gives it
 * to every subtask. It holds what it was told, and so knows nothing of approvals before that.
 *
 * <p>Not thread-safe.
 */
public final class PrivateLink {

  /**
   * One change of one connection.
   *
   * @param connection the connection's resource id, as the log writes it
   * @param micros when, epoch microseconds
   * @param approved whether it was let in then; false if it was rejected or removed
   */
  public record Change(String connection, long micros, boolean approved) {}

  /** Operations that began and whose end did not come: more are not remembered. */
  private static final int MOST_PENDING = 256;

  private final Map<String, NavigableMap<Long, Boolean>> changes = new TreeMap<>();
  private final Map<String, String> begun = new LinkedHashMap<>();

  /** Knows nothing yet. */
  public PrivateLink() {}

  /** Knows what another one knew. */
  public PrivateLink(List<Change> known) {
    known.forEach(this::add);
  }

  /** What is known, by connection and time. */
  public List<Change> changes() {
    List<Change> all = new ArrayList<>();
    changes.forEach(
        (connection, times) ->
            times.forEach((time, approved) -> all.add(new Change(connection, time, approved))));
    return all;
  }

  /**
   * Takes an event of Azure's activity log; others are ignored. An operation counts when it ended
   * well; what it was may stand in its start alone.
   */
  public void event(SessionEvent event) {
    String activity = event.getActivity();
    if (!activity.startsWith("connection_") || event.getResource() == null) {
      return;
    }
    String operation = event.getCorrelationId() + " " + event.getResource();
    if (event.getPhase() != null && !event.getPhase().equals("end")) {
      if (begun.size() < MOST_PENDING || begun.containsKey(operation)) {
        begun.put(operation, activity);
      }
      return;
    }
    String atStart = begun.remove(operation);
    if (event.getFailed()) {
      return;
    }
    String done = activity.equals("connection_write") && atStart != null ? atStart : activity;
    long time = event.getTime();
    switch (done) {
      case "connection_approve" -> add(new Change(event.getResource(), time, true));
      case "connection_reject", "connection_remove" ->
          add(new Change(event.getResource(), time, false));
      default -> {}
    }
  }

  /**
   * The approval of the connection through which clients came then.
   *
   * @return null if none is known to be approved then, or several are
   */
  Change inForce(long micros) {
    Change found = null;
    for (Map.Entry<String, NavigableMap<Long, Boolean>> connection : changes.entrySet()) {
      Map.Entry<Long, Boolean> last = connection.getValue().floorEntry(micros);
      if (last != null && last.getValue()) {
        if (found != null) {
          return null;
        }
        found = new Change(connection.getKey(), last.getKey(), true);
      }
    }
    return found;
  }

  /**
   * When a connection, one that is known, was first rejected or removed in a stretch of time.
   *
   * @return epoch microseconds; null if it was not
   */
  Long removedBetween(String connection, long from, long to) {
    return changes.get(connection).subMap(from, true, to, true).entrySet().stream()
        .filter(change -> !change.getValue())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  void add(Change change) {
    changes
        .computeIfAbsent(change.connection(), any -> new TreeMap<>())
        .put(change.micros(), change.approved());
  }
}

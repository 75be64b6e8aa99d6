package dev.cairn.formats.azure;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.sql.Ascii;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations on private endpoint connections that one Kafka record tells of. Often only the
 * start of an operation carries the body that says what was asked for: its other records take their
 * activity from there, whichever order they stand in.
 */
final class ConnectionOperations {

  private final Map<Key, Operation> operations = new HashMap<>();

  private record Key(String correlation, String operation, String resource) {}

  private static final class Operation {
    private Activity shown;
    private final List<AuditEvent> silent = new ArrayList<>(1);

    void tell(AuditEvent event) {
      if (shown != null) {
        event.setActivity(shown.code());
      }
    }
  }

  /**
   * Notes one record of an operation, and sets the activity of those whose own body is missing.
   *
   * @param event read to its end, since what is noted here is not taken back
   * @param shown what the body of this record shows; null if it has none
   */
  void add(AuditEvent event, Activity shown) {
    if (event.getCorrelationId() == null || event.getResource() == null) {
      return;
    }
    Key key =
        new Key(
            fold(event.getCorrelationId()), fold(event.getEventCode()), fold(event.getResource()));
    Operation operation = operations.computeIfAbsent(key, any -> new Operation());
    if (shown == null) {
      operation.silent.add(event);
      operation.tell(event);
    } else if (operation.shown != shown) {
      // two bodies that contradict each other tell nothing about the records without one
      operation.shown = operation.shown == null ? shown : Activity.CONNECTION_WRITE;
      operation.silent.forEach(operation::tell);
    }
  }

  private static String fold(String text) {
    return Ascii.lowerCase(text);
  }
}

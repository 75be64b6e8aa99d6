package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;

/** What audit and slow-log records of Azure Database for MySQL have in common around them. */
final class AzureMySqlEnvelope {

  private static final AzureMySqlField[] TIMES = {
    AzureMySqlField.TIME, AzureMySqlField.TIMESTAMP, AzureMySqlField.TIME_GENERATED
  };

  private AzureMySqlEnvelope() {}

  /**
   * Sets the time: the record's own, else the envelope's, else it stays Kafka's. A time that cannot
   * be read, or that says something else than the one that was chosen, stays in unmapped.
   */
  static void setTime(AzureMySqlRecord in, AzureMySqlField ownField, AuditEvent event) {
    Stamp own = in.time(ownField);
    if (own != null) {
      in.take(ownField);
      Timestamps.set(event, own, Timestamps.RECORD);
    }
    Stamp chosen = own;
    for (AzureMySqlField field : TIMES) {
      Stamp stamp = in.time(field);
      if (stamp == null) {
        continue;
      }
      if (chosen == null) {
        chosen = stamp;
        Timestamps.set(event, stamp, Timestamps.ENVELOPE);
      }
      if (chosen.epochMicros() == stamp.epochMicros()) {
        in.take(field);
      }
    }
  }

  /** Sets server and reporter. */
  static void setOrigin(AzureMySqlRecord in, AuditEvent event, String reporter)
      throws BadElement {
    String server = in.text(AzureMySqlField.SERVER_NAME);
    String resource = JsonValues.text("resourceId", in.value(AzureMySqlField.RESOURCE_ID));
    if (server == null && resource != null) {
      server = resource.substring(resource.lastIndexOf('/') + 1);
    }
    event.setServer(server);
    if (reporter == null) {
      event.setReporter(resource);
      in.take(AzureMySqlField.RESOURCE_ID);
    }
  }

  /** Takes the category if it is the format's own: the source says as much. */
  static void takeCategory(AzureMySqlRecord in, String own) {
    String category = in.peekText(AzureMySqlField.CATEGORY);
    if (category != null && category.equalsIgnoreCase(own)) {
      in.take(AzureMySqlField.CATEGORY);
    }
  }

  /** Sets the connection's id: one number under two names. */
  static void setConnection(AzureMySqlRecord in, AuditEvent event) throws BadElement {
    Long connection = in.number(AzureMySqlField.CONNECTION_ID);
    event.setConnectionId(
        connection != null ? connection : in.number(AzureMySqlField.THREAD_ID));
  }
}

package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Decimals;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * Slow-log records of Azure Database for MySQL (category {@code MySqlSlowLogs}), as Event Hubs
 * delivers them or as exported from Log Analytics.
 *
 * <p>The trap: {@code query_time} and {@code lock_time} are seconds, the table's {@code
 * QueryDurationMs} and {@code LockDurationMs} are milliseconds. Status is unknown: the slow log has
 * a statement that failed after a while like any other.
 */
final class AzureMySqlSlowFormat implements Format {

  static final String CATEGORY = "MySqlSlowLogs";
  static final String EVENT_CLASS = "slow_log";

  @Override
  public FormatGuide guide() {
    return AzureMySqlGuides.slow();
  }

  @Override
  public boolean recognises(Element element) {
    JsonObject in = element.json();
    String category = AzureMySqlRecord.category(in);
    return CATEGORY.equalsIgnoreCase(category)
        || (!AzureMySqlFormat.CATEGORY.equalsIgnoreCase(category)
            && EVENT_CLASS.equals(AzureMySqlRecord.eventClass(in)));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    AzureMySqlRecord in = new AzureMySqlRecord(element.json());
    String eventClass = in.text(AzureMySqlField.EVENT_CLASS);
    if (eventClass != null && !eventClass.equals(EVENT_CLASS)) {
      throw BadElement.bad(AzureMySqlField.EVENT_CLASS.rawName(), EVENT_CLASS);
    }
    AzureMySqlStatement statement = AzureMySqlStatement.read(in);
    if (statement == null) {
      throw BadElement.missing(AzureMySqlField.SQL_TEXT.rawName());
    }
    AuditEvent event = out.event(Activity.QUERY, element.contentHash());
    event.setEventCode(EVENT_CLASS);
    AzureMySqlEnvelope.setTime(in, AzureMySqlField.START_TIME, event);
    AzureMySqlEnvelope.setOrigin(in, event, out.reporter());
    AzureMySqlClient.set(in, event);
    AzureMySqlEnvelope.setConnection(in, event);
    event.setDatabaseName(in.text(AzureMySqlField.DB));
    event.setRowsSent(in.number(AzureMySqlField.ROWS_SENT));
    event.setRowsExamined(in.number(AzureMySqlField.ROWS_EXAMINED));
    event.setDurationUs(
        micros(in, AzureMySqlField.QUERY_TIME, AzureMySqlField.QUERY_DURATION_MS));
    event.setLockTimeUs(micros(in, AzureMySqlField.LOCK_TIME, AzureMySqlField.LOCK_DURATION_MS));
    out.statement(event, statement.text(), Cut.of(statement.cut()));
    AzureMySqlEnvelope.takeCategory(in, CATEGORY);
    event.setUnmapped(in.unmapped());
  }

  // the finer of the two, if both are there; the other stays in unmapped
  private static Long micros(
      AzureMySqlRecord in, AzureMySqlField seconds, AzureMySqlField milliseconds) {
    Long micros = micros(in, seconds, Timestamps.MICROS_PER_SECOND);
    return micros != null ? micros : micros(in, milliseconds, Timestamps.MICROS_PER_MILLI);
  }

  private static Long micros(AzureMySqlRecord in, AzureMySqlField field, long microsEach) {
    Long micros = Decimals.scaled(in.value(field), microsEach);
    if (micros != null) {
      in.take(field);
    }
    return micros;
  }
}

package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * Audit records of Azure Database for MySQL (category {@code MySqlAuditLogs}), as Event Hubs
 * delivers them or as exported from Log Analytics.
 *
 * <p>Time is the record's own {@code event_time} where it has one (general_log alone), else the
 * envelope's, else Kafka's. Status is unknown for a CONNECT without {@code status}: the event
 * CONNECTION writes a denied login in the same way. It is unknown for LOG without an error as well:
 * MySQL writes LOG before it runs the statement, and gives it error code 0 whatever comes.
 *
 * <p>Every record of one statement (general_log, and table_access_log for each table) carries the
 * text; count statements by activity {@code query}.
 */
final class AzureMySqlFormat implements Format {

  static final String CATEGORY = "MySqlAuditLogs";

  @Override
  public FormatGuide guide() {
    return AzureMySqlGuides.audit();
  }

  @Override
  public boolean recognises(Element element) {
    JsonObject in = element.json();
    String category = AzureMySqlRecord.category(in);
    return CATEGORY.equalsIgnoreCase(category)
        || (!AzureMySqlSlowFormat.CATEGORY.equalsIgnoreCase(category)
            && AzureMySqlKind.isClass(AzureMySqlRecord.eventClass(in)));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    AzureMySqlRecord in = new AzureMySqlRecord(element.json());
    AzureMySqlKind kind =
        AzureMySqlKind.of(
            in.required(AzureMySqlField.EVENT_CLASS), in.required(AzureMySqlField.EVENT_SUBCLASS));
    AzureMySqlStatement statement = AzureMySqlStatement.read(in);
    if (kind.isStatement() && statement == null) {
      throw BadElement.missing(AzureMySqlField.SQL_TEXT.rawName());
    }
    AuditEvent event = out.event(kind.activity(), element.contentHash());
    event.setEventCode(kind.code());
    AzureMySqlEnvelope.setTime(in, AzureMySqlField.EVENT_TIME, event);
    AzureMySqlEnvelope.setOrigin(in, event, out.reporter());
    setStatus(in, event, kind);
    AzureMySqlClient.set(in, event);
    AzureMySqlEnvelope.setConnection(in, event);
    event.setDatabaseName(in.text(AzureMySqlField.DB));
    event.setTableName(in.text(AzureMySqlField.TABLE));
    if (statement != null) {
      out.statement(event, statement.text(), Cut.of(statement.cut()));
    }
    AzureMySqlEnvelope.takeCategory(in, CATEGORY);
    event.setUnmapped(in.unmapped());
  }

  private static void setStatus(AzureMySqlRecord in, AuditEvent event, AzureMySqlKind kind)
      throws BadElement {
    AzureMySqlField field =
        kind.isConnection() ? AzureMySqlField.STATUS : AzureMySqlField.ERROR_CODE;
    Object value = in.value(field);
    Long number = JsonValues.number(field.rawName(), value);
    Integer fitting = JsonValues.fit(number, Integer.MAX_VALUE);
    if (fitting != null || JsonValues.isBlank(value)) {
      in.take(field);
    }
    if (number != null && number != 0) {
      event.setStatus(Status.FAILURE);
      event.setErrorCode(fitting);
    } else {
      event.setStatus(
          switch (kind) {
            case ERROR -> Status.FAILURE;
            // that it is written says that it is over
            case DISCONNECT -> Status.SUCCESS;
            case CONNECT, CHANGE_USER, RESULT ->
                number == null ? Status.UNKNOWN : Status.SUCCESS;
            case LOG, READ, INSERT, UPDATE, DELETE -> Status.UNKNOWN;
          });
    }
  }
}

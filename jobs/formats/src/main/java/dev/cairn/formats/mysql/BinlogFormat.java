package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * What the binlog collector writes: one JSON object, {@code "format":"cairn.binlog/1"}, for each
 * row event, DDL statement and end of a transaction. {@link BinlogGuide} is its specification.
 *
 * <p>Strict, since both ends are ours: another version, an operation that is not listed, or a
 * missing required field is a dead letter, never a guess. Fields that the specification doesn't
 * name stay in {@code unmapped}, under the PHI key, should they ever hold a row's values.
 */
final class BinlogFormat implements Format {

  static final String FORMAT = "cairn.binlog/1";
  private static final String ANY_VERSION = "cairn.binlog/";
  private static final long MAX_SECONDS = Long.MAX_VALUE / Timestamps.MICROS_PER_SECOND;

  @Override
  public FormatGuide guide() {
    return BinlogGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().peek("format") instanceof String format
        && format.startsWith(ANY_VERSION);
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    if (!FORMAT.equals(in.text("format"))) {
      throw new BadElement(
          ReasonCode.UNKNOWN_FORMAT,
          "record of a binlog collector in another version than "
              + FORMAT
              + ": use a Cairn that reads it, and replay");
    }
    String operation = requiredText(in, "operation");
    AuditEvent event = out.event(activity(operation), element.contentHash());
    event.setEventCode(code(operation));
    setTime(in, event, operation.equals("commit") || operation.equals("rollback"));
    event.setServer(requiredText(in, "server"));
    if (out.reporter() == null) {
      event.setReporter(event.getServer());
    }
    // kept in unmapped: no column has a place for them
    requirePresent(in, "server_id");
    requirePresent(in, "file");
    requirePresent(in, "position");
    event.setCorrelationId(requiredText(in, "transaction"));
    event.setGtid(in.text("gtid"));
    event.setConnectionId(in.number("thread_id"));
    setChange(in, event, operation);
    setOutcome(in, event, operation);
    String statement = operation.equals("ddl") ? in.statement("statement") : null;
    out.statement(event, statement, Cut.NO);
    event.setUnmapped(in.unmapped());
  }

  /** What was changed: required of rows, optional of DDL, absent elsewhere. */
  private static void setChange(JsonObject in, AuditEvent event, String operation)
      throws BadElement {
    if (isRows(operation)) {
      event.setDatabaseName(requiredText(in, "database"));
      event.setTableName(requiredText(in, "table"));
      Long rows = in.number("rows");
      if (rows == null || rows < 1) {
        throw BadElement.bad("rows", "a whole number of at least 1");
      }
      event.setRowsAffected(rows);
    } else {
      event.setDatabaseName(in.text("database"));
      event.setTableName(in.text("table"));
    }
  }

  // rows are in the log before their transaction's end is
  private static void setOutcome(JsonObject in, AuditEvent event, String operation)
      throws BadElement {
    switch (operation) {
      case "ddl" -> {
        Long error = in.number("error_code");
        if (error != null && JsonValues.fit(error, Integer.MAX_VALUE) == null) {
          throw BadElement.bad("error_code", "a MySQL error number");
        }
        Status.set(event, error);
      }
      case "commit" -> event.setStatus(Status.SUCCESS);
      case "rollback" -> event.setStatus(Status.FAILURE);
      default -> event.setStatus(Status.UNKNOWN);
    }
  }

  private static void setTime(JsonObject in, AuditEvent event, boolean end) throws BadElement {
    Long seconds = JsonValues.number("time_s", in.peek("time_s"));
    if (seconds == null || seconds < 0 || seconds > MAX_SECONDS) {
      throw BadElement.bad("time_s", "a number of seconds since the epoch");
    }
    Long committed = end ? in.number("commit_time_us") : null;
    if (committed != null) {
      // time_s, when the transaction began, is kept in unmapped
      Timestamps.set(event, new Stamp(committed, Timestamps.MICROS), Timestamps.RECORD);
      return;
    }
    in.take("time_s");
    long epochMicros = seconds * Timestamps.MICROS_PER_SECOND;
    Timestamps.set(event, new Stamp(epochMicros, Timestamps.SECONDS), Timestamps.RECORD);
  }

  private static Activity activity(String operation) throws BadElement {
    if (isRows(operation)) {
      return Activity.TABLE_WRITE;
    }
    return switch (operation) {
      case "ddl", "commit", "rollback" -> Activity.QUERY;
      default ->
          throw BadElement.bad("operation", "insert, update, delete, ddl, commit or rollback");
    };
  }

  private static boolean isRows(String operation) {
    return operation.equals("insert")
        || operation.equals("update")
        || operation.equals("delete");
  }

  private static String code(String operation) {
    return switch (operation) {
      case "insert" -> "write_rows";
      case "update" -> "update_rows";
      case "delete" -> "delete_rows";
      default -> operation;
    };
  }

  private static String requiredText(JsonObject in, String field) throws BadElement {
    String text = in.text(field);
    if (text == null) {
      throw BadElement.missing(field);
    }
    return text;
  }

  private static void requirePresent(JsonObject in, String field) throws BadElement {
    if (JsonValues.isBlank(in.peek(field))) {
      throw BadElement.missing(field);
    }
  }
}

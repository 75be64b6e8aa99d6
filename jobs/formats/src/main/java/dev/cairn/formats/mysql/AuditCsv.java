package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one record of Percona's audit_log in CSV into an object with the field names of its JSON.
 * All fields but {@code status} are in quotes, a quote inside is doubled, and line feeds stand as
 * they are. There is no header: the kind of record shows in where {@code status} stands.
 */
final class AuditCsv {

  private static final List<String> STATEMENT =
      List.of(
          "name", "record", "timestamp", "command_class", "connection_id", "status", "sqltext",
          "user", "host", "os_user", "ip", "db");
  private static final List<String> CONNECTION =
      List.of(
          "name", "record", "timestamp", "connection_id", "status", "user", "priv_user", "os_login",
          "proxy_user", "host", "ip", "db");
  private static final List<String> AUDIT =
      List.of("name", "record", "timestamp", "mysql_version", "startup_options", "os_version");

  private final byte[] value;
  private final int end;
  private final List<String> fields = new ArrayList<>(STATEMENT.size());
  private int at;
  private int bare = -1;

  private AuditCsv(byte[] value, int start, int end) {
    this.value = value;
    this.at = start;
    this.end = end;
  }

  /**
   * Reads the record that fills the range.
   *
   * @throws BadElement if it is not whole or has another number of fields
   */
  static JsonObject read(byte[] value, int start, int end) throws BadElement {
    AuditCsv in = new AuditCsv(value, start, end);
    in.split();
    List<String> names = in.names();
    JsonObject record = new JsonObject(start, JsonObject.USUAL_FIELDS);
    for (int i = 0; i < in.fields.size(); i++) {
      record.add(names.get(i), in.fields.get(i));
    }
    record.end(end);
    return record;
  }

  private List<String> names() throws BadElement {
    int count = fields.size();
    if (bare == STATEMENT.indexOf("status") && count == STATEMENT.size()) {
      return STATEMENT;
    }
    // old versions leave out the database
    int missing = CONNECTION.size() - count;
    if (bare == CONNECTION.indexOf("status") && (missing == 0 || missing == 1)) {
      return CONNECTION;
    }
    if (bare < 0 && count == AUDIT.size()) {
      return AUDIT;
    }
    throw malformed();
  }

  private void split() throws BadElement {
    while (true) {
      if (at < end && value[at] == '"') {
        quoted();
      } else {
        unquoted();
      }
      if (at == end) {
        return;
      }
      if (value[at++] != ',' || fields.size() == STATEMENT.size()) {
        throw malformed();
      }
    }
  }

  private void quoted() throws BadElement {
    int from = ++at;
    boolean doubled = false;
    while (at < end && (value[at] != '"' || at + 1 < end && value[at + 1] == '"')) {
      doubled |= value[at] == '"';
      at += value[at] == '"' ? 2 : 1;
    }
    if (at >= end) {
      throw malformed();
    }
    String text = new String(value, from, at - from, StandardCharsets.UTF_8);
    fields.add(doubled ? text.replace("\"\"", "\"") : text);
    at++;
  }

  private void unquoted() throws BadElement {
    int from = at;
    while (at < end && value[at] != ',') {
      at++;
    }
    if (bare >= 0) {
      throw malformed();
    }
    bare = fields.size();
    fields.add(new String(value, from, at - from, StandardCharsets.UTF_8));
  }

  private BadElement malformed() {
    return new BadElement(
        ReasonCode.MALFORMED_LINE, "CSV without the fields of a record, near byte " + at);
  }
}

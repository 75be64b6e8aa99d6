package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.UnmappedFields;
import java.nio.charset.StandardCharsets;

/**
 * What follows the database's name in a server_audit line: a statement or a table, and the code.
 *
 * @param sql the statement, unescaped; null for other operations
 * @param sqlBytes how many bytes the statement has in the line
 * @param unescapedBytes how many it has without its escapes
 * @param table the table; null for other operations
 * @param returnCode the MySQL error number; null if the line has none
 * @param restName name of what no column holds; null if there is nothing
 * @param rest what no column holds
 */
record ServerAuditObject(
    String sql,
    int sqlBytes,
    int unescapedBytes,
    String table,
    Long returnCode,
    String restName,
    String rest) {

  static ServerAuditObject read(Element element, ServerAuditLine line, String operation)
      throws BadElement {
    int from = line.restAt();
    int lastComma = line.end() - 1;
    byte[] bytes = element.value();
    while (lastComma >= from && bytes[lastComma] != ',') {
      lastComma--;
    }
    if (lastComma < from) {
      throw BadElement.missing("retcode");
    }
    Long code = JsonValues.number("retcode", element.text(lastComma + 1, line.end()));
    if (from == lastComma) {
      return new ServerAuditObject(null, 0, 0, null, code, null, null);
    }
    if (bytes[from] == '\'') {
      return statement(element, from + 1, lastComma, code);
    }
    return table(element.text(from, lastComma), operation, code);
  }

  /** Adds what no column holds to the unmapped fields. */
  String addRest(String unmapped) {
    return restName == null ? unmapped : UnmappedFields.with(unmapped, restName, rest);
  }

  private static ServerAuditObject statement(Element element, int from, int quoteEnd, Long code)
      throws BadElement {
    byte[] bytes = element.value();
    int to = quoteEnd - 1;
    if (to < from || bytes[to] != '\'') {
      throw BadElement.bad("object", "a statement in quotes");
    }
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte unescaped = bytes[i] == '\\' && i + 1 < to ? unescape(bytes[i + 1]) : 0;
      i += unescaped == 0 ? 0 : 1;
      plain[length++] = unescaped == 0 ? bytes[i] : unescaped;
    }
    String sql = new String(plain, 0, length, StandardCharsets.UTF_8);
    return new ServerAuditObject(sql, to - from, length, null, code, null, null);
  }

  /** What an escaped character stands for; 0 if the plugin does not escape it. */
  private static byte unescape(byte escaped) {
    return switch (escaped) {
      case '\\', '\'' -> escaped;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> 0;
    };
  }

  private static ServerAuditObject table(String object, String operation, Long code) {
    int bar = operation.equals("RENAME") ? object.indexOf('|') : -1;
    if (bar >= 0) {
      return new ServerAuditObject(
          null, 0, 0, object.substring(0, bar), code, "renamed_to", object.substring(bar + 1));
    }
    boolean login = operation.contains("CONNECT") || operation.contains("USER");
    return login
        ? new ServerAuditObject(null, 0, 0, null, code, "object", object)
        : new ServerAuditObject(null, 0, 0, object, code, null, null);
  }
}

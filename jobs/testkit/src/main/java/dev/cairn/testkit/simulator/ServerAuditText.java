package dev.cairn.testkit.simulator;

import java.nio.charset.StandardCharsets;

/** MariaDB's server_audit: fields parted by commas, the statement in quotes, escaped. */
final class ServerAuditText implements Encoder.OfOne<LogEntry.Database> {

  private final CivilTime time = new CivilTime("yyyyMMdd HH:mm:ss");

  @Override
  public void encode(LogEntry.Database entry, LineBuffer out) {
    time.seconds(out, entry.micros()).ascii(',');
    out.text(entry.host()).ascii(',');
    out.text(entry.user()).ascii(',').text(entry.clientIp()).ascii(',');
    out.number(entry.connectionId()).ascii(',').number(entry.queryId()).ascii(',');
    out.text(operation(entry.operation())).ascii(',').text(entry.schema()).ascii(',');
    switch (entry.operation()) {
      case QUERY -> {
        out.ascii('\'');
        escaped(entry.text(), out);
        out.ascii('\'').ascii(',').number(entry.errorCode());
      }
      case TABLE_READ, TABLE_WRITE -> out.text(entry.text()).ascii(',');
      default -> out.ascii(',').number(entry.errorCode());
    }
  }

  private static String operation(LogEntry.Operation operation) {
    return switch (operation) {
      case CHANGE_USER -> "CHANGEUSER";
      case TABLE_READ -> "READ";
      case TABLE_WRITE -> "WRITE";
      default -> operation.name();
    };
  }

  private static void escaped(String text, LineBuffer out) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char escape = escape(text.charAt(i));
      if (escape != 0) {
        out.text(text.substring(from, i)).ascii('\\').ascii(escape);
        from = i + 1;
      }
    }
    out.text(from == 0 ? text : text.substring(from));
  }

  /** The character after the backslash; 0 if this one is written as it is. */
  private static char escape(char c) {
    return switch (c) {
      case '\'', '\\' -> c;
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      default -> 0;
    };
  }

  /** What is left of a statement at a limit in bytes, counted as they stand in the line. */
  static String cut(String text, int limit) {
    if (text.length() * 3L <= limit) {
      return text;
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int width = Character.charCount(character);
      bytes +=
          character < 0x80
              ? escape((char) character) == 0 ? 1 : 2
              : text.substring(i, i + width).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > limit) {
        return text.substring(0, i);
      }
      i += width;
    }
    return text;
  }
}

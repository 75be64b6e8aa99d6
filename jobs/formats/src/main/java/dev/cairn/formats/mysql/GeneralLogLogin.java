package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.schemas.AuditEvent;

/**
 * Reads who came, from the arguments that the general query log gives Connect and Change user:
 * {@code user@host on db using TCP/IP}, {@code user@host as account on db}; and why somebody was
 * sent away: {@code Access denied for user 'user'@'host' …}.
 *
 * <p>Nothing in them is escaped, and the client names user and database before anybody has checked
 * it. A text that can be read in two ways is not read.
 */
final class GeneralLogLogin {

  private static final String USING = " using ";
  private static final String ON = " on ";
  private static final String AS = " as ";

  private static final String DENIED = "Access denied for user '";
  private static final String TO_DATABASE = "' to database '";
  private static final String AT = "'@'";

  private static final int ACCESS_DENIED = 1045;
  private static final int DATABASE_DENIED = 1044;
  private static final int ACCESS_DENIED_NO_PASSWORD = 1698;

  private GeneralLogLogin() {}

  /** Whether this is the message of a refusal. */
  static boolean isDenial(String argument) {
    return argument.startsWith(DENIED);
  }

  /**
   * Sets user, client, database and TLS.
   *
   * @param unmapped the unmapped fields so far; null if there are none
   * @return the unmapped fields: what no column holds, or the whole argument if it was not read
   */
  static String read(AuditEvent event, String argument, String unmapped) {
    String way = way(argument);
    int end = way == null ? argument.length() : argument.length() - way.length() - USING.length();
    // the blank behind "on" may be gone from the end of a line
    String account = argument.substring(0, end) + (argument.startsWith(" on", end - 3) ? " " : "");
    int on = onlyOn(account);
    if (on < 0) {
      return UnmappedFields.with(unmapped, "argument", argument);
    }
    int at = account.lastIndexOf('@', on);
    int hostEnd = account.indexOf(' ', at);
    event.setUserName(at == 0 ? null : account.substring(0, at));
    String kept = host(event, account.substring(at + 1, hostEnd), unmapped);
    if (hostEnd < on) {
      kept = UnmappedFields.with(kept, "as", account.substring(hostEnd + AS.length(), on));
    }
    setDatabase(event, account.substring(on + ON.length()));
    if ("SSL/TLS".equals(way) || "TCP/IP".equals(way)) {
      event.setTls(way.startsWith("SSL"));
    } else if (way != null) {
      kept = UnmappedFields.with(kept, "connection_type", way);
    }
    return kept;
  }

  /** Sets what a refusal says; see {@link #read}. */
  static String readDenial(AuditEvent event, String argument, String unmapped) {
    event.setStatus(Status.FAILURE);
    int toDatabase = argument.indexOf(TO_DATABASE);
    int database = toDatabase + TO_DATABASE.length();
    boolean quoted = argument.endsWith("'") && argument.length() > database;
    int end;
    if (argument.endsWith(" (using password: YES)") || argument.endsWith(" (using password: NO)")) {
      event.setErrorCode(ACCESS_DENIED);
      end = argument.lastIndexOf(" (") - 1;
    } else if (quoted && toDatabase > 0 && argument.lastIndexOf(TO_DATABASE) == toDatabase) {
      event.setErrorCode(DATABASE_DENIED);
      end = toDatabase;
    } else if (quoted && toDatabase < 0) {
      event.setErrorCode(ACCESS_DENIED_NO_PASSWORD);
      end = argument.length() - 1;
    } else {
      return UnmappedFields.with(unmapped, "argument", argument);
    }
    int at = argument.lastIndexOf(AT, end - AT.length());
    if (at < DENIED.length()) {
      return UnmappedFields.with(unmapped, "argument", argument);
    }
    event.setUserName(at == DENIED.length() ? null : argument.substring(DENIED.length(), at));
    if (event.getErrorCode() == DATABASE_DENIED) {
      setDatabase(event, argument.substring(database, argument.length() - 1));
    }
    return host(event, argument.substring(at + AT.length(), end), unmapped);
  }

  /** How the client came, if the argument ends with it; else null. */
  private static String way(String argument) {
    int using = argument.lastIndexOf(USING);
    String way = using < 0 ? "" : argument.substring(using + USING.length());
    return switch (way) {
      case "SSL/TLS", "TCP/IP", "Socket", "Named Pipe", "Shared Memory" -> way;
      default -> null;
    };
  }

  /** The one " on " before which an account may end; -1 if there is none, or more than one. */
  private static int onlyOn(String text) {
    int found = -1;
    int at = -1;
    int hostEnd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        at = i;
        hostEnd = -1;
      } else if (c == ' ') {
        hostEnd = hostEnd < 0 ? i : hostEnd;
        boolean account = at >= 0 && (hostEnd == i || text.startsWith(AS, hostEnd));
        if (account && text.startsWith(ON, i)) {
          if (found >= 0) {
            return -1;
          }
          found = i;
        }
      }
    }
    return found;
  }

  private static String host(AuditEvent event, String host, String unmapped) {
    if (Endpoint.isAddress(host)) {
      event.setClientIp(host);
      return unmapped;
    }
    return host.isEmpty() ? unmapped : UnmappedFields.with(unmapped, "host", host);
  }

  private static void setDatabase(AuditEvent event, String database) {
    event.setDatabaseName(database.isEmpty() ? null : database);
  }
}

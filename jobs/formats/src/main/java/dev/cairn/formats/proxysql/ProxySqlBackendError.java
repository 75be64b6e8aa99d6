package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.schemas.AuditEvent;

/**
 * What ProxySQL says of an error on a connection to a server:
 *
 * <pre>
 * Error during query on (10,127.0.0.3,3306,13): 1146, text
 * Error during query on (10,127.0.0.3,3306,13) , user "app@127.0.0.11" , schema "shop" , 1146, text
 *   . digest_text = "SELECT * FROM t"
 * Detected a broken connection while running query on (10,db1,3306,13) , FD (Conn:5 , MyDS:5) ,
 *   user app , last_used 77ms ago : 2013, text
 * </pre>
 *
 * <p>The second form is that of {@code mysql-verbose_query_error=true}. Versions before 2.1 leave
 * out the connection id of a broken connection. What cannot be read stays null; the text is kept by
 * the caller.
 */
final class ProxySqlBackendError {

  private static final String QUERY = "Error during query on (";
  private static final String BROKEN = "Detected a broken connection ";
  private static final String USER = " , user \"";
  private static final String SCHEMA = "\" , schema \"";
  private static final String SCHEMA_END = "\" , ";
  private static final String DIGEST = " . digest_text = \"";
  private static final String PLAIN_USER = " , user ";
  private static final String LAST_USED = " , last_used ";
  // mysql-query_digests_max_digest_length: where ProxySQL cuts the text
  private static final int DIGEST_LIMIT = 2048;

  private final String message;
  private final boolean ofQuery;
  private Integer hostgroup;
  private Endpoint server;
  private Long connectionId;
  private String user;
  private String client;
  private String schema;
  private Long errorNumber;
  private String digestText;

  private ProxySqlBackendError(String message, boolean ofQuery) {
    this.message = message;
    this.ofQuery = ofQuery;
  }

  /** Null if the message says no such thing. */
  static ProxySqlBackendError find(String message) {
    boolean plain = message.startsWith(QUERY);
    if (!plain && !message.startsWith(BROKEN)) {
      return null;
    }
    int open = message.indexOf(" on (");
    int close = open < 0 ? -1 : message.indexOf(')', open);
    if (close < 0) {
      return null;
    }
    String doing = message.substring(0, open);
    ProxySqlBackendError error =
        new ProxySqlBackendError(message, plain || doing.endsWith(" query"));
    if (!error.readServer(open + " on (".length(), close)) {
      return null;
    }
    error.readRest(close + 1);
    return error;
  }

  /** Whether it happened while a client's statement ran, not in a ping or a SET of ProxySQL's. */
  boolean ofQuery() {
    return ofQuery;
  }

  void set(AuditEvent event, RecordOutput out) {
    event.setHostgroup(hostgroup);
    event.setServer(server.host() + ":" + server.port());
    server.setServer(event);
    event.setConnectionId(connectionId);
    event.setUserName(user);
    if (client != null && Endpoint.isAddress(client)) {
      event.setClientIp(client);
    }
    event.setDatabaseName(schema);
    // the line is written because of an error, whatever its number
    event.setStatus(Status.FAILURE);
    event.setErrorCode(JsonValues.fit(errorNumber, Integer.MAX_VALUE));
    if (digestText != null) {
      out.statement(event, digestText, Cut.of(digestText.length() >= DIGEST_LIMIT));
    }
  }

  /** Reads {@code hostgroup,host,port} and, if it is there, {@code ,connection id}. */
  private boolean readServer(int from, int to) {
    int host = message.indexOf(',', from) + 1;
    if (host <= 0 || host > to) {
      return false;
    }
    Long group = number(from, host - 1);
    int last = message.lastIndexOf(',', to - 1);
    int before = message.lastIndexOf(',', last - 1);
    boolean withConnection = before >= host;
    int hostEnd = withConnection ? before : last;
    Long port = number(hostEnd + 1, withConnection ? last : to);
    hostgroup = JsonValues.fit(group, Integer.MAX_VALUE);
    Integer fitting = JsonValues.fit(port, Endpoint.MAX_PORT);
    connectionId = withConnection ? number(last + 1, to) : null;
    if (hostgroup == null || fitting == null || hostEnd <= host) {
      return false;
    }
    server = new Endpoint(message.substring(host, hostEnd), fitting);
    return true;
  }

  private void readRest(int at) {
    if (message.startsWith(": ", at)) {
      readErrorNumber(at + 2);
    } else if (message.startsWith(USER, at)) {
      readVerbose(at + USER.length());
    } else {
      int used = message.indexOf(LAST_USED, at);
      int userAt = used < 0 ? -1 : message.indexOf(PLAIN_USER, at);
      if (userAt >= 0 && userAt + PLAIN_USER.length() < used) {
        user = message.substring(userAt + PLAIN_USER.length(), used);
      }
      int colon = message.indexOf(" : ", Math.max(at, used));
      if (colon >= 0) {
        readErrorNumber(colon + 3);
      }
    }
  }

  private void readVerbose(int from) {
    int userEnd = message.indexOf(SCHEMA, from);
    int schemaEnd = userEnd < 0 ? -1 : message.indexOf(SCHEMA_END, userEnd + SCHEMA.length());
    if (schemaEnd < 0) {
      return;
    }
    String account = message.substring(from, userEnd);
    // an address has no @, a user may
    int at = account.lastIndexOf('@');
    user = blankToNull(at < 0 ? account : account.substring(0, at));
    client = at < 0 ? null : account.substring(at + 1);
    schema = blankToNull(message.substring(userEnd + SCHEMA.length(), schemaEnd));
    readErrorNumber(schemaEnd + SCHEMA_END.length());
    int digest = message.lastIndexOf(DIGEST);
    if (digest >= schemaEnd && message.endsWith("\"")) {
      int start = digest + DIGEST.length();
      digestText = start < message.length() ? message.substring(start, message.length() - 1) : null;
    }
  }

  private void readErrorNumber(int from) {
    int comma = message.indexOf(',', from);
    errorNumber = comma < 0 ? null : number(from, comma);
  }

  private static String blankToNull(String text) {
    // what C prints of a null pointer
    return text.isEmpty() || text.equals("(null)") ? null : text;
  }

  /** A number of digits; null if it is none, or too long for one. */
  private Long number(int from, int to) {
    if (from >= to || to - from > 18) {
      return null;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = message.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}

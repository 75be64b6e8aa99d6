package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Who each connection of one database server belongs to just now, for logs that say it only when it
 * changes, as the general query log does. Sees the server's events in the order of its log; keeps
 * two names and an address for each connection that is open.
 */
public final class ConnectionAccounts {

  private record Account(String user, String schema, String clientIp) {}

  private static final Account NOBODY = new Account(null, null, null);

  private final Map<Long, Account> accounts = new HashMap<>();

  /** Takes the next event of the server, a statement or anything else. */
  public void see(AuditEvent event) {
    Long connection = event.getConnectionId();
    if (connection == null) {
      return;
    }
    switch (event.getActivity()) {
      case "logon", "change_user" -> {
        String clientIp = event.getClientIp() != null ? event.getClientIp() : of(event).clientIp;
        accounts.put(
            connection, new Account(event.getUserName(), event.getDatabaseName(), clientIp));
      }
      case "use_database" -> {
        Account before = of(event);
        accounts.put(
            connection, new Account(before.user, event.getDatabaseName(), before.clientIp));
      }
      case "logoff" -> accounts.remove(connection);
      default -> { }
    }
  }

  /** The user of a statement: as its record says, else its connection's; null if unknown. */
  public String user(AuditEvent statement) {
    return statement.getUserName() != null ? statement.getUserName() : of(statement).user;
  }

  /** The schema of a statement: as its record says, else its connection's; null if unknown. */
  public String schema(AuditEvent statement) {
    String said = statement.getDatabaseName();
    return said != null ? said : of(statement).schema;
  }

  /** Where a statement's connection came from: as its record says, else as its login did. */
  public String clientIp(AuditEvent statement) {
    return statement.getClientIp() != null ? statement.getClientIp() : of(statement).clientIp;
  }

  private Account of(AuditEvent statement) {
    Long connection = statement.getConnectionId();
    return connection == null ? NOBODY : accounts.getOrDefault(connection, NOBODY);
  }
}

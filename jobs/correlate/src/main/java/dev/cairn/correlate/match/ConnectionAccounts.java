package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Who each connection of one database server belongs to just now. Sees the server's events in the
 * order of its log; keeps two names and an address for each connection that is open.
 */
public final class ConnectionAccounts {

  private final Map<Long, ConnectionAccount> accounts = new HashMap<>();

  /** Takes the next event of the server, a statement or anything else. */
  public void see(AuditEvent event) {
    Long connection = event.getConnectionId();
    if (connection == null) {
      return;
    }
    ConnectionAccount next = of(event).after(event);
    if (next.equals(ConnectionAccount.NOBODY)) {
      accounts.remove(connection);
    } else {
      accounts.put(connection, next);
    }
  }

  /** The account of the event's connection. */
  public ConnectionAccount of(AuditEvent event) {
    return event.getConnectionId() == null
        ? ConnectionAccount.NOBODY
        : accounts.getOrDefault(event.getConnectionId(), ConnectionAccount.NOBODY);
  }
}

package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;

/**
 * Who a server's connection belongs to just now, for logs that say it only when it changes, as the
 * general query log does.
 *
 * @param user null if unknown
 * @param schema null if unknown
 */
public record ConnectionAccount(String user, String schema) {

  /** Of a connection of which nothing is known, or that is closed. */
  public static final ConnectionAccount NOBODY = new ConnectionAccount(null, null);

  /** The account after the next event of the connection, a statement or anything else. */
  public ConnectionAccount after(AuditEvent event) {
    return after(event.getActivity(), event.getUserName(), event.getDatabaseName());
  }

  /**
   * The same by the event's words.
   *
   * @param newUser as the event says; may be null
   * @param newSchema as the event says; may be null
   */
  public ConnectionAccount after(String activity, String newUser, String newSchema) {
    return switch (activity) {
      case "logon", "change_user" -> new ConnectionAccount(newUser, newSchema);
      case "use_database" -> new ConnectionAccount(user, newSchema);
      case "logoff" -> NOBODY;
      default -> this;
    };
  }

  /** The user of a statement: as its record says, else its connection's; null if unknown. */
  public String userOf(AuditEvent statement) {
    return statement.getUserName() != null ? statement.getUserName() : user;
  }

  /** The schema of a statement: as its record says, else its connection's; null if unknown. */
  public String schemaOf(AuditEvent statement) {
    return statement.getDatabaseName() != null ? statement.getDatabaseName() : schema;
  }
}

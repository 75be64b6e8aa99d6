package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;

/**
 * Who a server's connection belongs to just now, for logs that say it only when it changes, as the
 * general query log does.
 *
 * @param user null if unknown
 * @param schema null if unknown
 * @param clientIp where it came from; null if unknown
 */
public record ConnectionAccount(String user, String schema, String clientIp) {

  /** Of a connection of which nothing is known, or that is closed. */
  public static final ConnectionAccount NOBODY = new ConnectionAccount(null, null, null);

  /** The account after the next event of the connection, a statement or anything else. */
  public ConnectionAccount after(AuditEvent event) {
    return after(
        event.getActivity(),
        new ConnectionAccount(
            event.getUserName(), event.getDatabaseName(), event.getClientIp()));
  }

  /**
   * The same by the event's words.
   *
   * @param activity of the event
   * @param said what the event itself says
   */
  public ConnectionAccount after(String activity, ConnectionAccount said) {
    return switch (activity) {
      case "logon", "change_user" ->
          new ConnectionAccount(
              said.user, said.schema, said.clientIp != null ? said.clientIp : clientIp);
      case "use_database" -> new ConnectionAccount(user, said.schema, clientIp);
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

  /** Where a statement's connection came from: as its record says, else as its login did. */
  public String clientIpOf(AuditEvent statement) {
    return statement.getClientIp() != null ? statement.getClientIp() : clientIp;
  }
}

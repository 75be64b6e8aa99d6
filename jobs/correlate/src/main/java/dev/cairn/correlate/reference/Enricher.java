package dev.cairn.correlate.reference;

import dev.cairn.schemas.Session;
import java.util.Set;

/**
 * Gives sessions the names of one version of the reference tables. The same session and tables
 * give the same values. Immutable and safe for use by many threads.
 */
public final class Enricher {

  private final ReferenceTables tables;

  /** By these tables. */
  public Enricher(ReferenceTables tables) {
    this.tables = tables;
  }

  /**
   * A copy with principal, client_name, sensitivity and reference_version as these tables have
   * them, whatever it said before; all else is the given session's, lists shared.
   *
   * <ul>
   *   <li>principal: who is behind the user at the session's end; earlier users do not count;
   *   <li>client_name: whose the client's address is. Where that is a Private Link service's NAT,
   *       behind which all clients are alike, the consumer of the Private Link connection in force,
   *       if it is named. Nobody is named by a connection alone: a client may have come past it;
   *   <li>sensitivity: the highest of the tables touched. A table that is not named does not count,
   *       so that it may be too low where rows are missing: one for {@code *.*} leaves none out;
   *   <li>reference_version: the tables' version if they gave any of these, else null.
   * </ul>
   *
   * @param tablesTouched {@code schema.table} of all tables that the session's statements name; may
   *     be empty
   */
  public Session enrich(Session version, Set<String> tablesTouched) {
    Session enriched = new Session();
    int fields = Session.getClassSchema().getFields().size();
    for (int field = 0; field < fields; field++) {
      enriched.put(field, version.get(field));
    }
    DatabaseUser user = tables.user(version.getUserName());
    String principal = user == null ? null : user.principal();
    String clientName = clientName(version);
    Sensitivity sensitivity = sensitivity(tablesTouched);
    enriched.setPrincipal(principal);
    enriched.setClientName(clientName);
    enriched.setSensitivity(sensitivity == null ? null : sensitivity.text());
    boolean named = principal != null || clientName != null || sensitivity != null;
    enriched.setReferenceVersion(named ? tables.version() : null);
    return enriched;
  }

  private String clientName(Session session) {
    AddressRange range = tables.address(session.getClientIp());
    if (range == null) {
      return null;
    }
    String consumer =
        range.role().equals(AddressRange.PRIVATE_LINK_NAT)
            ? tables.consumer(session.getPrivateLinkConnection())
            : null;
    return consumer == null ? range.host() : consumer;
  }

  private Sensitivity sensitivity(Set<String> tablesTouched) {
    Sensitivity highest = null;
    for (String table : tablesTouched) {
      highest = Sensitivity.highest(highest, tables.sensitivity(table));
    }
    return highest;
  }
}

package dev.cairn.correlate.reference;

import dev.cairn.schemas.Session;
import java.util.List;
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
   * A copy with the fields from principal to reference_version as these tables have them, whatever
   * they said before; all else is the given session's, lists shared.
   *
   * <ul>
   *   <li>principal, owner, team, time_zone: who is behind the user at the session's end; earlier
   *       users do not count;
   *   <li>client_name, client_role: whose the client's address is, and what it is on the path. Where
   *       that is a Private Link service's NAT, behind which all clients are alike, the consumer of
   *       the Private Link connection in force, if it is named. Nobody is named by a connection
   *       alone: a client may have come past it;
   *   <li>environment: of the reporter; if it is not named, of the first of the servers that is;
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
    AddressRange client = tables.address(version.getClientIp());
    Sensitivity sensitivity = sensitivity(tablesTouched);
    String environment = environment(version);
    enriched.setPrincipal(user == null ? null : user.principal());
    enriched.setOwner(user == null ? null : user.owner());
    enriched.setTeam(user == null ? null : user.team());
    enriched.setTimeZone(
        user == null || user.timeZone() == null ? null : user.timeZone().getId());
    enriched.setClientName(clientName(client, version.getPrivateLinkConnection()));
    enriched.setClientRole(client == null ? null : client.role());
    enriched.setEnvironment(environment);
    enriched.setSensitivity(sensitivity == null ? null : sensitivity.text());
    boolean named = user != null || client != null || environment != null || sensitivity != null;
    enriched.setReferenceVersion(named ? tables.version() : null);
    return enriched;
  }

  private String clientName(AddressRange range, String connection) {
    if (range == null) {
      return null;
    }
    String consumer =
        range.role().equals(AddressRange.PRIVATE_LINK_NAT) ? tables.consumer(connection) : null;
    return consumer == null ? range.host() : consumer;
  }

  private String environment(Session session) {
    String environment = tables.environment(session.getReporter());
    List<String> servers = session.getServers();
    for (int i = 0; environment == null && i < servers.size(); i++) {
      environment = tables.environment(servers.get(i));
    }
    return environment;
  }

  private Sensitivity sensitivity(Set<String> tablesTouched) {
    Sensitivity highest = null;
    for (String table : tablesTouched) {
      highest = Sensitivity.highest(highest, tables.sensitivity(table));
    }
    return highest;
  }
}

package dev.cairn.pipeline.detections;

import dev.cairn.correlate.reference.AddressRange;
import dev.cairn.correlate.reference.DatabaseUser;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.correlate.reference.Sensitivity;
import dev.cairn.correlate.session.SessionEvents;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.formats.sql.SqlTables;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.util.List;
import java.util.TreeSet;

/**
 * What is known of an event besides what its log says: from the reference tables in force at its
 * time, and from its statement. Not thread-safe.
 */
public final class Known {

  private final SqlTables statements = new SqlTables();

  /** Of any event. */
  public Known() {}

  /**
   * Of an event.
   *
   * @param tables null if there are none
   */
  public Surroundings of(AuditEvent event, ReferenceTables tables) {
    List<String> named = tables(event);
    if (tables == null) {
      return named.isEmpty()
          ? Surroundings.NONE
          : new Surroundings(
              null, null, null, null, null, null, null, null, null, named, null, null);
    }
    DatabaseUser user = tables.user(event.getUserName());
    AddressRange client = tables.address(event.getClientIp());
    AddressRange server = tables.address(event.getServerIp());
    String environment = tables.environment(event.getReporter());
    if (environment == null) {
      environment = tables.environment(event.getServer());
    }
    String sensitivity = sensitivity(named, tables);
    return new Surroundings(
        user == null ? null : user.principal(),
        user == null ? null : user.kind(),
        user == null ? null : user.owner(),
        user == null ? null : user.team(),
        user == null || user.timeZone() == null ? null : user.timeZone().getId(),
        client == null ? null : client.host(),
        client == null ? null : client.role(),
        server == null ? null : server.role(),
        environment,
        named,
        sensitivity,
        tables.version());
  }

  /**
   * Of a session's version, which has all but the kind of its user.
   *
   * @param tables null if there are none
   */
  public Surroundings of(Session session, ReferenceTables tables) {
    DatabaseUser user = tables == null ? null : tables.user(session.getUserName());
    return user == null
        ? Surroundings.NONE
        : new Surroundings(
            null, user.kind(), null, null, null, null, null, null, null, List.of(), null, null);
  }

  private static String sensitivity(List<String> named, ReferenceTables tables) {
    Sensitivity highest = null;
    for (String table : named) {
      Sensitivity one = tables.sensitivity(table);
      highest = highest == null || one != null && one.compareTo(highest) > 0 ? one : highest;
    }
    return highest == null ? null : highest.text();
  }

  private List<String> tables(AuditEvent event) {
    TreeSet<String> named = new TreeSet<>();
    if (event.getTableName() != null) {
      named.add(SessionEvents.qualified(event.getDatabaseName(), event.getTableName()));
    }
    if (event.getSqlText() != null) {
      for (String table : statements.of(event.getSqlText())) {
        named.add(SessionEvents.qualified(event.getDatabaseName(), table));
      }
    }
    return List.copyOf(named);
  }
}

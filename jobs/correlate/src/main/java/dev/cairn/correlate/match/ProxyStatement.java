package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * A statement that a proxy says it sent to a database server.
 *
 * @param eventId of the proxy's event; not null
 * @param session the proxy session that sent it: unique over the input; not null
 * @param server the database server, host:port; not null
 * @param user null if the log does not say
 * @param schema the schema after the statement; null if the log does not say
 * @param text what to compare texts by
 * @param activity how it came
 * @param kind {@code statement_kind} of the event, such as {@code select}; null if unknown
 * @param startMicros when the proxy took it, epoch microseconds, by the proxy's clock
 * @param endMicros when the proxy had answered it; not before the start
 * @param order where the record stands in the proxy's log, ascending
 * @param parts the statements of a text that holds several, or more than its statement, in their
 *     order; empty if there are none
 */
public record ProxyStatement(
    String eventId,
    String session,
    String server,
    String user,
    String schema,
    StatementText text,
    Activity activity,
    String kind,
    long startMicros,
    long endMicros,
    long order,
    List<StatementPart> parts) {

  /** Takes a copy. */
  public ProxyStatement {
    parts = List.copyOf(parts);
  }

  /** A text that is one statement. */
  public ProxyStatement(
      String eventId,
      String session,
      String server,
      String user,
      String schema,
      StatementText text,
      Activity activity,
      String kind,
      long startMicros,
      long endMicros,
      long order) {
    this(
        eventId, session, server, user, schema, text, activity, kind, startMicros, endMicros,
        order, List.of());
  }

  /** How a statement reached the server. */
  public enum Activity {
    /** As text. */
    QUERY,
    /** A statement was prepared: servers may log that, or only its failure. */
    PREPARE,
    /** A prepared statement was run: the proxy logs {@code ?}, servers log the values. */
    EXECUTE
  }

  /**
   * Takes what is needed from an event.
   *
   * @param event of source {@code proxysql.query}, with a server
   * @param session see above
   * @param order see above
   */
  public static ProxyStatement of(AuditEvent event, String session, long order) {
    long start = MatchTimes.micros(event.getTime());
    return new ProxyStatement(
        event.getEventId(),
        session,
        event.getServer(),
        event.getUserName(),
        event.getDatabaseName(),
        StatementText.of(
            event.getSqlText(),
            event.getSqlDigest(),
            Boolean.TRUE.equals(event.getSqlTruncated())),
        activity(event.getActivity()),
        event.getStatementKind(),
        start,
        start + MatchTimes.took(event.getDurationUs()),
        order);
  }

  /** The same, with the statements that its text holds. */
  public ProxyStatement of(List<StatementPart> itsParts) {
    return new ProxyStatement(
        eventId, session, server, user, schema, text, activity, kind, startMicros, endMicros,
        order, itsParts);
  }

  private static Activity activity(String activity) {
    return switch (activity) {
      case "prepare" -> Activity.PREPARE;
      case "execute" -> Activity.EXECUTE;
      default -> Activity.QUERY;
    };
  }
}

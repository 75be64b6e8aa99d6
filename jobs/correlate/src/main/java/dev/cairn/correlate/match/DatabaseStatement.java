package dev.cairn.correlate.match;

import dev.cairn.schemas.AuditEvent;

/**
 * A statement that a database server says it ran.
 *
 * @param eventId of the server's event; not null
 * @param server host:port as proxies name it; not null
 * @param connection the server's connection that ran it; unique over the input
 * @param user as the log says, which may be an earlier user of the connection; null if it says none
 * @param schema null if the log does not say
 * @param text what to compare texts by
 * @param activity how it came, as far as the log tells: an EXECUTE may look like a QUERY
 * @param kind {@code statement_kind} of the event; null if unknown
 * @param timeMicros the log's stamp, epoch microseconds by the server's clock: where the stamp is
 *     coarse, the beginning of its second or millisecond
 * @param precisionMicros how long the stretch is that the stamp stands for: 1, 1,000 or 1,000,000
 * @param order where the record stands in the server's log, ascending; records of one connection
 *     are in the order in which it ran them
 * @param errorCode null if the log says none, 0 for success
 * @param clientIp address that the connection came from; null if the log does not say
 * @param ownWords whether the text is such as proxies say on their own, though clients may, too
 */
public record DatabaseStatement(
    String eventId,
    String server,
    long connection,
    String user,
    String schema,
    StatementText text,
    ProxyStatement.Activity activity,
    String kind,
    long timeMicros,
    long precisionMicros,
    long order,
    Integer errorCode,
    String clientIp,
    boolean ownWords) {

  /**
   * Takes what is needed from an event.
   *
   * @param event of source {@code mysql.audit}, with a statement and a connection id
   * @param server see above: the name under which proxies know the event's reporter
   * @param order see above
   * @param account of its connection, which has seen the connection's events up to this one
   */
  public static DatabaseStatement of(
      AuditEvent event, String server, long order, ConnectionAccount account) {
    return new DatabaseStatement(
        event.getEventId(),
        server,
        event.getConnectionId(),
        account.userOf(event),
        account.schemaOf(event),
        StatementText.of(
            event.getSqlText(),
            event.getSqlDigest(),
            Boolean.TRUE.equals(event.getSqlTruncated())),
        activity(event),
        event.getStatementKind(),
        MatchTimes.micros(event.getTime()),
        MatchTimes.precisionMicros(event.getTimePrecision()),
        order,
        event.getErrorCode(),
        account.clientIpOf(event),
        isOwnWords(event.getSqlText()));
  }

  /** The middle of the stretch that the stamp stands for, epoch microseconds. */
  double middleMicros() {
    return timeMicros + (precisionMicros - 1) / 2.0;
  }

  /**
   * Whether a text is such as proxies say on their own: a session's settings, a schema, a ping.
   *
   * @param text null if it is not known
   */
  public static boolean isOwnWords(String text) {
    return OwnWords.are(text);
  }

  private static ProxyStatement.Activity activity(AuditEvent event) {
    return switch (event.getActivity()) {
      case "prepare" -> ProxyStatement.Activity.PREPARE;
      case "execute" -> ProxyStatement.Activity.EXECUTE;
      default -> ProxyStatement.Activity.QUERY;
    };
  }
}

package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.ConnectionAccount;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.HashBits;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.correlate.match.StatementPart;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.SliceStatement;
import java.util.List;
import java.util.Set;

/** Statements as slices keep them, made of events and made into what the matcher takes. */
public final class SliceStatements {

  private static final Set<String> STATEMENTS = Set.of("query", "execute", "prepare");
  private static final Activity[] ACTIVITIES = Activity.values();

  private SliceStatements() {}

  /** Whether an event of a proxy is a statement that reached a server. */
  public static boolean isOfProxy(AuditEvent event) {
    return event.getServer() != null && event.getProxySessionId() != null;
  }

  /** Whether an event of a server is a statement that a proxy may have sent. */
  public static boolean isOfServer(AuditEvent event) {
    return event.getConnectionId() != null
        && STATEMENTS.contains(event.getActivity())
        && (event.getSqlText() != null || event.getSqlDigest() != null);
  }

  /**
   * A proxy's statement.
   *
   * @param event for which {@link #isOfProxy} holds
   * @param session its name
   * @param server the one it names, as all sources are to call it
   * @param parts the statements of a text that holds several; else empty
   */
  public static SliceStatement ofProxy(
      AuditEvent event, String session, String server, List<StatementPart> parts) {
    ProxyStatement statement = ProxyStatement.of(event, session, 0);
    SliceStatement kept = of(event, statement.text(), statement.activity());
    kept.setDatabase(false);
    kept.setSession(session);
    kept.setServer(server);
    kept.setUser(statement.user());
    kept.setDatabaseName(statement.schema());
    kept.setStart(statement.startMicros());
    // a log may say any duration
    kept.setEnd(Math.max(statement.startMicros(), statement.endMicros()));
    kept.setContent(HashBits.first64(event.getContentHash()));
    kept.setParts(SliceParts.kept(parts));
    return kept;
  }

  /**
   * A server's statement.
   *
   * @param event for which {@link #isOfServer} holds
   * @param reporter the server's own name
   * @param server the name by which proxies know it, as all sources are to call it
   * @param account of the connection, which has seen its events up to this one
   */
  public static SliceStatement ofServer(
      AuditEvent event, String reporter, String server, ConnectionAccount account) {
    DatabaseStatement statement = DatabaseStatement.of(event, server, 0, account);
    SliceStatement kept = of(event, statement.text(), statement.activity());
    kept.setDatabase(true);
    kept.setReporter(reporter);
    kept.setServer(server);
    kept.setConnection(statement.connection());
    kept.setUser(statement.user());
    kept.setDatabaseName(statement.schema());
    kept.setStart(statement.timeMicros());
    kept.setEnd(statement.timeMicros() + statement.precisionMicros());
    kept.setErrorCode(statement.errorCode());
    kept.setClientIp(statement.clientIp());
    kept.setOwnWords(statement.ownWords());
    kept.setNumber(event.getQueryId() == null ? 0 : event.getQueryId());
    // a log of whole seconds without numbers has true repeats that look alike
    boolean unique = event.getQueryId() != null || statement.precisionMicros() == 1;
    kept.setContent(unique ? HashBits.first64(event.getContentHash()) : 0);
    return kept;
  }

  private static SliceStatement of(AuditEvent event, StatementText text, Activity activity) {
    SliceStatement kept = new SliceStatement();
    kept.setEventId(event.getEventId());
    kept.setExact(text.exact());
    kept.setDigest(text.digest());
    kept.setHead(text.head());
    kept.setTag(text.tag());
    kept.setActivity(activity.ordinal());
    kept.setKind(event.getStatementKind());
    kept.setPartition(event.getKafkaPartition());
    kept.setOffset(event.getKafkaOffset());
    kept.setRecordIndex(event.getRecordIndex());
    kept.setParts(List.of());
    return kept;
  }

  static ProxyStatement proxy(SliceStatement kept, long order) {
    return new ProxyStatement(
        kept.getEventId(),
        kept.getSession(),
        kept.getServer(),
        kept.getUser(),
        kept.getDatabaseName(),
        new StatementText(
            kept.getExact(), kept.getDigest(), kept.getHead(), kept.getTag()),
        ACTIVITIES[kept.getActivity()],
        kept.getKind(),
        kept.getStart(),
        kept.getEnd(),
        order,
        SliceParts.parts(kept.getParts()));
  }

  static DatabaseStatement server(SliceStatement kept, long order) {
    return new DatabaseStatement(
        kept.getEventId(),
        kept.getServer(),
        kept.getConnection(),
        kept.getUser(),
        kept.getDatabaseName(),
        new StatementText(
            kept.getExact(), kept.getDigest(), kept.getHead(), kept.getTag()),
        ACTIVITIES[kept.getActivity()],
        kept.getKind(),
        kept.getStart(),
        kept.getEnd() - kept.getStart(),
        order,
        kept.getErrorCode(),
        kept.getClientIp(),
        kept.getOwnWords());
  }
}

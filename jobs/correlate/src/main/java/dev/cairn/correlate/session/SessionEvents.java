package dev.cairn.correlate.session;

import dev.cairn.correlate.match.HashBits;
import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.SessionEvent;
import java.util.List;
import java.util.Objects;

/** Events as sessions take them: small enough to be sent from task to task. */
public final class SessionEvents {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private SessionEvents() {}

  /**
   * What sessions need of an event; neither text nor raw record. Of tables those that the log itself
   * names: those of a statement's text the caller adds.
   */
  public static SessionEvent of(AuditEvent event) {
    boolean database = event.getSource().equals(SessionConfig.DATABASE);
    boolean flow = event.getSource().equals(SessionConfig.FLOW);
    SessionEvent kept = new SessionEvent();
    kept.setSource(event.getSource());
    kept.setTime(MatchTimes.micros(event.getTime()));
    kept.setActivity(event.getActivity());
    kept.setFailed(event.getStatus().equals("failure"));
    kept.setReporter(database ? SessionKeys.reporter(event) : event.getReporter());
    kept.setEventCode(event.getEventCode());
    kept.setReached(event.getServer() != null);
    kept.setUserName(event.getUserName());
    kept.setDatabaseName(event.getDatabaseName());
    kept.setClientIp(event.getClientIp());
    kept.setClientPort(event.getClientPort());
    kept.setServerIp(event.getServerIp());
    kept.setServerPort(event.getServerPort());
    kept.setNumber(database ? event.getConnectionId() : event.getProxySessionId());
    kept.setTls(event.getTls());
    kept.setCloseReason(event.getCloseReason());
    kept.setDurationUs(event.getDurationUs());
    kept.setStatementKind(event.getStatementKind());
    kept.setRowsSent(event.getRowsSent());
    kept.setRowsAffected(event.getRowsAffected());
    kept.setFlowId(event.getFlowId());
    kept.setFlowView(flow ? view(event) : 0);
    kept.setFlowDoubled(event.getDuplicateOf() != null);
    kept.setBytesIn(event.getBytesIn());
    kept.setBytesOut(event.getBytesOut());
    if (event.getSource().equals(SessionConfig.ACTIVITY)) {
      kept.setResource(event.getResource());
      kept.setCorrelationId(event.getCorrelationId());
      kept.setPhase(event.getPhase());
    }
    kept.setTables(tables(event));
    kept.setKafkaTopic(event.getKafkaTopic());
    kept.setKafkaPartition(event.getKafkaPartition());
    kept.setKafkaOffset(event.getKafkaOffset());
    kept.setRecordIndex(event.getRecordIndex());
    kept.setContent(HashBits.first64(event.getContentHash()));
    return kept;
  }

  private static List<String> tables(AuditEvent event) {
    return event.getTableName() == null
        ? List.of()
        : List.of(qualified(event.getDatabaseName(), event.getTableName()));
  }

  /** A table's name as sessions have it: with its schema, where that is known. */
  public static String qualified(String schema, String table) {
    return schema == null || schema.isEmpty() || table.indexOf('.') >= 0
        ? table
        : schema + '.' + table;
  }

  // several interfaces, and several logs, may tell of the same packets
  private static long view(AuditEvent event) {
    long hash = 0;
    for (Object part :
        new Object[] {
          event.getEventCode(), event.getReporter(), event.getInterfaceMac(), event.getDirection()
        }) {
      hash = hash * MIX + Objects.hashCode(part);
    }
    return hash;
  }
}

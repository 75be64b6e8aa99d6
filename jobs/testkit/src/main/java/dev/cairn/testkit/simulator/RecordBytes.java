package dev.cairn.testkit.simulator;

import java.util.List;

/**
 * Writes what logs say as the records that reach Kafka: for worlds other than {@link
 * TrafficSimulator}'s that speak of the same path. Not thread-safe.
 */
public final class RecordBytes {

  private final LineBuffer buffer = new LineBuffer();
  private final ProxyQueryJson query = new ProxyQueryJson();
  private final ProxyAuditJson audit = new ProxyAuditJson();
  private final AzureAuditJson database = new AzureAuditJson();
  private final VnetFlowJson allowed = new VnetFlowJson();
  private final VnetFlowJson denied = new VnetFlowJson("DefaultRule_DenyAllInBound");

  /** Has written nothing yet. */
  public RecordBytes() {}

  /** A line of ProxySQL's query log. */
  public byte[] proxyQuery(LogEntry.ProxyQuery entry) {
    query.encode(entry, buffer);
    return buffer.take();
  }

  /** A line of ProxySQL's audit log. */
  public byte[] proxyAudit(LogEntry.ProxyAudit entry) {
    audit.encode(entry, buffer);
    return buffer.take();
  }

  /** An Event Hubs message of a flexible server's audit log: at least one entry, in order. */
  public byte[] azureAudit(String server, List<LogEntry.Database> entries) {
    database.encode(server, List.copyOf(entries), buffer);
    return buffer.take();
  }

  /** A record of VNet flow logs with what was let in: at least one tuple. */
  public byte[] flows(List<LogEntry.Flow> tuples) {
    allowed.encode("", List.copyOf(tuples), buffer);
    return buffer.take();
  }

  /** The same with what was refused: the state of each is {@code D}. */
  public byte[] refusedFlows(List<LogEntry.Flow> tuples) {
    denied.encode("", List.copyOf(tuples), buffer);
    return buffer.take();
  }
}

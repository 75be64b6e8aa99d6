package dev.cairn.testkit.simulator;

import java.time.Duration;

/**
 * How the logs are written.
 *
 * @param auditTextLimit bytes at which server_audit cuts a statement
 * @param azureBatch most events in one message of Azure's audit log
 * @param flowInterval how often the flow log tells of the flows that are open; zero for no flow log
 * @param processlistInterval how often somebody looks at the proxies' list of processes; zero for
 *     never
 * @param encoded whether records have their bytes; off, they hold the entries only, which is faster
 */
public record LogSettings(
    int auditTextLimit,
    int azureBatch,
    Duration flowInterval,
    Duration processlistInterval,
    boolean encoded) {

  /** server_audit's own limit, flows each minute, no list of processes, bytes. */
  public static final LogSettings DEFAULT =
      new LogSettings(1024, 50, Duration.ofMinutes(1), Duration.ZERO, true);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LogSettings {
    Allowed.number("logs.auditTextLimit", auditTextLimit, 64, 1 << 20);
    Allowed.number("logs.azureBatch", azureBatch, 1, 1000);
    Allowed.duration("logs.flowInterval", flowInterval, Duration.ZERO, Duration.ofHours(1));
    Allowed.duration(
        "logs.processlistInterval", processlistInterval, Duration.ZERO, Duration.ofHours(1));
  }

  /** The same with another limit. */
  public LogSettings withAuditTextLimit(int value) {
    return new LogSettings(value, azureBatch, flowInterval, processlistInterval, encoded);
  }

  /** The same with larger or smaller messages. */
  public LogSettings withAzureBatch(int value) {
    return new LogSettings(auditTextLimit, value, flowInterval, processlistInterval, encoded);
  }

  /** The same with flows more or less often. */
  public LogSettings withFlowInterval(Duration value) {
    return new LogSettings(auditTextLimit, azureBatch, value, processlistInterval, encoded);
  }

  /** The same with a list of processes more or less often. */
  public LogSettings withProcesslistInterval(Duration value) {
    return new LogSettings(auditTextLimit, azureBatch, flowInterval, value, encoded);
  }

  /** The same with or without bytes. */
  public LogSettings withEncoded(boolean value) {
    return new LogSettings(
        auditTextLimit, azureBatch, flowInterval, processlistInterval, value);
  }
}

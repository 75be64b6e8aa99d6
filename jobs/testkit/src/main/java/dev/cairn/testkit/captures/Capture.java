package dev.cairn.testkit.captures;

import java.util.List;

/**
 * One run of the database path and the logs that its hops wrote.
 *
 * <p>Two pairs of files tell the same events in two shapes: {@code server_audit.log} and {@code
 * azure/mysql-audit-eventhub.jsonl}, and the two flow logs. Whoever wants each event once takes
 * {@link #eachEventOnce}.
 *
 * @param name the capture's folder, such as {@code small_plain}
 * @param files its files; those of one source in the order in which they were written
 */
public record Capture(String name, List<CaptureFile> files) {

  public Capture {
    files = List.copyOf(files);
  }

  /** The files of one source, such as {@link Captures#MYSQL_AUDIT}; empty if there are none. */
  public List<CaptureFile> files(String source) {
    return files.stream().filter(file -> file.source().equals(source)).toList();
  }

  /**
   * The files that together tell every event exactly once: ProxySQL's query and audit log, the audit
   * plugin's own log (uncut in {@code small_plain}), and the virtual network's flow log (Azure
   * retires the NSG's). ProxySQL's error log and its polled sessions tell of the same statements.
   */
  public List<CaptureFile> eachEventOnce() {
    return files.stream()
        .filter(file -> !file.resourcePath().contains("mysql-audit-eventhub"))
        .filter(file -> !file.resourcePath().contains("nsg-flow"))
        .filter(file -> !file.source().equals(Captures.PROXYSQL_ERROR))
        .filter(file -> !file.source().equals(Captures.PROXYSQL_PROCESSLIST))
        .toList();
  }
}

package dev.cairn.formats;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.List;

/** Measures how many records a second one thread parses; run its main method by hand. */
final class ParseSpeed {

  private static final int ROUNDS = 12;

  private ParseSpeed() {}

  public static void main(String[] args) {
    measure("proxysql.query", Captures.lines("large_a/proxysql-eventslog.json.00000001.gz"));
    measure("mysql.audit", Captures.lines("large_a/server_audit.log.gz"));
    measure("mysql.audit", Captures.lines("large_a/azure/mysql-audit-eventhub.jsonl.gz"));
    measure("network.flow", List.of(Captures.bytes("large_a/azure/vnet-flow-v4-PT1H.json")));
  }

  // other work on the machine must not count
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void measure(String source, List<byte[]> values) {
    RecordParser parser = RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC));
    double best = 0;
    long events = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpuNanos();
      events = 0;
      for (int i = 0; i < values.size(); i++) {
        events += parser.parse(new RawRecord("t", 0, i, 0, null, values.get(i))).events().size();
      }
      best = Math.max(best, events * 1e9 / (cpuNanos() - start));
    }
    System.out.printf(
        "%s: %d values, %d events, %,.0f events/s%n", source, values.size(), events, best);
  }
}

package dev.cairn.benchmarks.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.formats.record.FormatsConfig;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What a capture's logs do not say in themselves, found out by comparing them. */
final class CaptureClock {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MICROS = 1_000_000;
  private static final int QUARTER_HOUR = 900;
  // beside the statement, a line of server_audit has names and numbers
  private static final int LINE_HEAD_BYTES = 256;

  private CaptureClock() {}

  /**
   * The configuration for a capture: the zone's offset is what parts ProxySQL's local times from
   * its epoch times; the audit plugin's limit is the default, unless a line is longer than that
   * allows.
   */
  static FormatsConfig config(List<byte[]> queryLog, List<byte[]> serverAudit)
      throws IOException {
    JsonNode event = JSON.readTree(queryLog.get(0));
    LocalDateTime local = LocalDateTime.parse(event.get("starttime").asText().replace(' ', 'T'));
    long utc = event.get("starttime_timestamp_us").asLong() / MICROS;
    long offset = local.toEpochSecond(ZoneOffset.UTC) - utc;
    ZoneOffset zone =
        ZoneOffset.ofTotalSeconds((int) Math.round(offset / (double) QUARTER_HOUR) * QUARTER_HOUR);
    int longest = serverAudit.stream().mapToInt(line -> line.length).max().orElse(0);
    int limit =
        longest > FormatsConfig.DEFAULT_QUERY_LOG_LIMIT + LINE_HEAD_BYTES
            ? Integer.MAX_VALUE
            : FormatsConfig.DEFAULT_QUERY_LOG_LIMIT;
    return new FormatsConfig(zone, limit, null);
  }
}

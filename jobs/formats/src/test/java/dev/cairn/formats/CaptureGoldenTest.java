package dev.cairn.formats;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record of the captures against what it must become. The small captures' golden files have
 * one line for each event or dead letter: the record's number in the log, {@code record_index}, and
 * every column that is set. The large one's have counts, and a hash over all such lines.
 */
class CaptureGoldenTest {

  private static final Path EXPECTED = Path.of("src/test/resources/expected/captures");

  /**
   * A log of a capture.
   *
   * @param path below {@code captures}
   * @param zone of its local times
   */
  record Log(String source, String path, ZoneId zone) {

    List<byte[]> records() {
      return path.endsWith("PT1H.json") ? List.of(Captures.bytes(path)) : Captures.lines(path);
    }

    ParseResults parse() {
      RecordParser parser = RecordParser.of(source, new FormatsConfig(zone));
      return new ParseResults(
          records().stream().map(record -> parser.parse(Parsing.record(record))).toList());
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** What a log's records became, in their order. */
  record ParseResults(List<ParseResult> ofRecords) {

    /** A line for each event and dead letter, led by its record's number. */
    String lines() {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < ofRecords.size(); i++) {
        int number = i + 1;
        EventText.lines(ofRecords.get(i))
            .lines()
            .forEach(line -> lines.append(number).append('.').append(line).append('\n'));
      }
      return lines.toString();
    }

    String summary() {
      Map<String, Integer> counts = new TreeMap<>();
      for (ParseResult result : ofRecords) {
        result.events().forEach(event -> counts.merge(kind(event), 1, Integer::sum));
        result.deadLetters().forEach(letter -> counts.merge(kind(letter), 1, Integer::sum));
      }
      StringBuilder out = new StringBuilder();
      counts.forEach((kind, count) -> out.append("%6d %s%n".formatted(count, kind)));
      byte[] lines = Hashes.utf8(lines());
      return out.append("sha-256 of the lines: ")
          .append(Hashes.sha256(lines, 0, lines.length))
          .append('\n')
          .toString();
    }

    private static String kind(AuditEvent event) {
      return "%s %s %s event_code=%s error_code=%s"
          .formatted(
              event.getSource(),
              event.getActivity(),
              event.getStatus(),
              event.getEventCode(),
              event.getErrorCode());
    }

    private static String kind(DeadLetter letter) {
      return "%s dead letter %s".formatted(letter.getSource(), letter.getReason());
    }
  }

  static Stream<Log> small() {
    return Stream.concat(
        logs("small_plain", ZoneId.of("Europe/Berlin"), 1, ""),
        logs("small_tagged", ZoneOffset.UTC, 1, ""));
  }

  static Stream<Log> large() {
    return logs("large_a", ZoneOffset.UTC, 3, ".gz");
  }

  private static Stream<Log> logs(String capture, ZoneId zone, int queryLogs, String gz) {
    Stream.Builder<Log> logs = Stream.builder();
    for (int i = 1; i <= queryLogs; i++) {
      String file = "/proxysql-eventslog.json.0000000" + i + gz;
      logs.add(new Log("proxysql.query", capture + file, zone));
    }
    return logs.add(new Log("proxysql.audit", capture + "/proxysql-auditlog.json.00000001", zone))
        .add(new Log("proxysql.error", capture + "/proxysql.log", zone))
        .add(new Log("proxysql.processlist", capture + "/proxysql-processlist.jsonl" + gz, zone))
        .add(new Log("mysql.audit", capture + "/server_audit.log" + gz, zone))
        .add(new Log("mysql.audit", capture + "/mysql8-general.log" + gz, zone))
        .add(new Log("mysql.audit", capture + "/azure/mysql-audit-eventhub.jsonl" + gz, zone))
        .add(new Log("network.flow", capture + "/azure/nsg-flow-v2-PT1H.json", zone))
        .add(new Log("network.flow", capture + "/azure/vnet-flow-v4-PT1H.json", zone))
        .build()
        .filter(log -> RecordParser.sources().contains(log.source()));
  }

  @ParameterizedTest
  @MethodSource("small")
  void everyRecordOfASmallCaptureBecomesTheLinesOfItsGoldenFile(Log log) {
    Golden.check(EXPECTED.resolve(log.path() + ".txt"), log.parse().lines());
  }

  @ParameterizedTest
  @MethodSource("large")
  void theLargeCaptureBecomesTheCountsAndTheHashOfItsGoldenFile(Log log) {
    Golden.check(EXPECTED.resolve(log.path() + ".summary.txt"), log.parse().summary());
  }

  @ParameterizedTest
  @MethodSource("small")
  void everyRecordKeepsThePromises(Log log) {
    for (byte[] record : log.records()) {
      ParsePromises.check(log.source(), record);
    }
  }
}

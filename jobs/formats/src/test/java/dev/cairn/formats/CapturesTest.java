package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line, record and tuple of the bundled captures becomes exactly one event. */
class CapturesTest {

  private static final FormatsConfig BERLIN = new FormatsConfig(ZoneId.of("Europe/Berlin"));

  private static List<AuditEvent> events(String source, String path) {
    RecordParser parser = RecordParser.of(source, BERLIN);
    List<AuditEvent> events = new ArrayList<>();
    for (byte[] line : Captures.lines(path)) {
      ParseResult result = parser.parse(Parsing.record(line));
      assertThat(result.deadLetters()).as(path).isEmpty();
      events.addAll(result.events());
    }
    return events;
  }

  private static int occurrences(String path, String needle) {
    String text = new String(Captures.bytes(path), StandardCharsets.ISO_8859_1);
    return (text.length() - text.replace(needle, "").length()) / needle.length();
  }

  // the numbers are those of the captures' own stats.json, and are counted again here
  @ParameterizedTest
  @CsvSource({
    "proxysql.query, small_plain/proxysql-eventslog.json.00000001, 677, '\"query\":'",
    "proxysql.query, large_a/proxysql-eventslog.json.00000001.gz, 19191, '\"query\":'",
    "proxysql.query, large_a/proxysql-eventslog.json.00000002.gz, 19351, '\"query\":'",
    "proxysql.query, large_a/proxysql-eventslog.json.00000003.gz, 14446, '\"query\":'",
    "proxysql.audit, small_plain/proxysql-auditlog.json.00000001, 96, '\"client_addr\":'",
    "proxysql.audit, large_a/proxysql-auditlog.json.00000001, 593, '\"client_addr\":'",
    "proxysql.error, small_plain/proxysql.log, 99, '\n'",
    "proxysql.error, small_tagged/proxysql.log, 96, '\n'",
    "proxysql.error, large_a/proxysql.log, 835, '\n'",
    "proxysql.processlist, small_plain/proxysql-processlist.jsonl, 66, '\"SessionID\":'",
    "proxysql.processlist, large_a/proxysql-processlist.jsonl.gz, 2686, '\"SessionID\":'",
    "mysql.audit, small_plain/server_audit.log, 1022, '\n'",
    "mysql.audit, large_a/server_audit.log.gz, 60581, '\n'",
    "mysql.audit, small_plain/mysql8-general.log, 150, '\n'",
    "mysql.audit, small_tagged/mysql8-general.log, 150, '\n'",
    "mysql.audit, small_plain/azure/mysql-audit-eventhub.jsonl, 993, '\"event_class\":'",
    "mysql.audit, large_a/azure/mysql-audit-eventhub.jsonl.gz, 60506, '\"event_class\":'",
    "network.flow, small_plain/azure/nsg-flow-v2-PT1H.json, 91, '\"17953'",
    "network.flow, small_plain/azure/vnet-flow-v4-PT1H.json, 91, '\"17953'",
    "network.flow, large_a/azure/nsg-flow-v2-PT1H.json, 762, '\"17953'",
    "network.flow, large_a/azure/vnet-flow-v4-PT1H.json, 762, '\"17953'"
  })
  void nothingIsLostAndNothingTwice(String source, String path, int expected, String mark) {
    assertThat(occurrences(path, mark)).isEqualTo(expected);
    assertThat(events(source, path)).hasSize(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small_plain/server_audit.log", "small_plain/mysql8-general.log"})
  void aWholeFileInOneValueGivesTheSameEvents(String path) {
    ParseResult whole =
        RecordParser.of("mysql.audit", BERLIN).parse(Parsing.record(Captures.bytes(path)));

    assertThat(whole.deadLetters()).isEmpty();
    assertThat(whole.events())
        .extracting(AuditEvent::getContentHash)
        .isEqualTo(events("mysql.audit", path).stream().map(AuditEvent::getContentHash).toList());
  }

  @Test
  void serverAuditsLocalTimeIsAzuresUtc() {
    List<AuditEvent> local = events("mysql.audit", "small_plain/server_audit.log");
    List<AuditEvent> azure =
        events("mysql.audit", "small_plain/azure/mysql-audit-eventhub.jsonl");

    assertThat(local.get(0).getTime()).isEqualTo(azure.get(0).getTime());
  }

  @Test
  void aFailedPrepareIsNoLogoff() {
    Map<String, Long> activities =
        events("proxysql.audit", "large_a/proxysql-auditlog.json.00000001").stream()
            .collect(Collectors.groupingBy(AuditEvent::getActivity, Collectors.counting()));

    // 220 closings of which 18 are none, 4 of the administrator, 166 quits
    assertThat(activities).containsEntry("prepare", 18L).containsEntry("logoff", 372L);
  }

  @Test
  void theNormalFormInTheErrorLogHasTheDigestOfTheStatementThatFailed() {
    Set<String> statements =
        events("proxysql.query", "small_plain/proxysql-eventslog.json.00000001").stream()
            .map(AuditEvent::getSqlDigest)
            .collect(Collectors.toSet());
    List<AuditEvent> failed =
        events("proxysql.error", "small_plain/proxysql.log").stream()
            .filter(event -> event.getSqlDigest() != null)
            .toList();
    List<AuditEvent> found =
        failed.stream().filter(event -> statements.contains(event.getSqlDigest())).toList();

    // three are failed PREPAREs, which the query log leaves out; of two broken statements
    // ProxySQL's normal form keeps the beginning alone
    assertThat(failed).hasSize(14);
    assertThat(found).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void theExecutedTextHasTheDigestOfThePreparedOneAndACutOneHasNone() {
    Map<String, String> prepared =
        events("proxysql.query", "large_a/proxysql-eventslog.json.00000002.gz").stream()
            .filter(event -> event.getActivity().equals("execute"))
            .collect(
                Collectors.toMap(
                    AuditEvent::getSqlText, AuditEvent::getSqlDigest, (one, other) -> one));
    List<AuditEvent> server = events("mysql.audit", "large_a/server_audit.log.gz");
    Set<String> atTheServer =
        server.stream()
            .filter(event -> event.getSqlDigest() != null && !event.getSqlText().contains("?"))
            .map(AuditEvent::getSqlDigest)
            .collect(Collectors.toSet());
    List<AuditEvent> cut =
        server.stream().filter(event -> Boolean.TRUE.equals(event.getSqlTruncated())).toList();

    assertThat(prepared).hasSizeGreaterThan(3);
    assertThat(atTheServer).containsAll(prepared.values());
    // lines whose statement has 1,024 bytes, counted from the file
    assertThat(cut).hasSize(47);
    assertThat(cut).extracting(AuditEvent::getSqlDigest).containsOnlyNulls();
  }
}

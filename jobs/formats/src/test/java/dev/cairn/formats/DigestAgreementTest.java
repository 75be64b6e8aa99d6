package dev.cairn.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.sql.NormalForms;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of the statements that the captures' truth ties together, at least 999 in 1,000 have the same
 * digest at the proxy and at the server, if both logs hold the whole text of that one statement.
 */
class DigestAgreementTest {

  private static final FormatsConfig BERLIN = new FormatsConfig(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "large_a, 3, .gz, .gz, 34581, 47",
    "small_plain, 1, '', '', 441, 3",
    "small_tagged, 1, .gz, .gz, 456, 3"
  })
  void bothHopsAgree(
      String capture, int proxyFiles, String proxyEnd, String serverEnd, int whole, int cut) {
    List<AuditEvent> proxy = new ArrayList<>();
    for (int i = 1; i <= proxyFiles; i++) {
      String file = "/proxysql-eventslog.json.0000000" + i + proxyEnd;
      proxy.addAll(events("proxysql.query", capture + file));
    }
    List<AuditEvent> server = events("mysql.audit", capture + "/server_audit.log" + serverEnd);
    List<AuditEvent> azure =
        events("mysql.audit", capture + "/azure/mysql-audit-eventhub.jsonl" + serverEnd);
    int compared = 0;
    int executed = 0;
    int limited = 0;
    Map<String, Integer> different = new TreeMap<>();
    for (byte[] line : Captures.truth(capture)) {
      String[] link = new String(line, StandardCharsets.US_ASCII).split("\t");
      AuditEvent sent = proxy.get(Integer.parseInt(link[0]) - 1);
      AuditEvent done = server.get(Integer.parseInt(link[1]) - 1);
      AuditEvent rendered = azure.get(Integer.parseInt(link[2]) - 1);
      if (done.getSqlTruncated() || rendered.getSqlTruncated()) {
        // the rendering was made from server_audit's lines, cut ones included
        limited++;
        continue;
      }
      compared++;
      executed += sent.getActivity().equals("execute") ? 1 : 0;
      note(different, sent, done);
      note(different, sent, rendered);
    }

    assertThat(compared).isEqualTo(whole);
    assertThat(limited).isEqualTo(cut);
    assertThat(executed).as("texts with ? against texts with values").isPositive();
    assertThat(different.values().stream().mapToInt(Integer::intValue).sum())
        .as("of " + compared + " statements differ, as shapes and how often: " + different)
        .isLessThanOrEqualTo(compared / 1000);
  }

  /** MySQL writes its general log in records that may span lines, each led by its time. */
  @ParameterizedTest
  @CsvSource({
    "large_a, 3, .gz, 14429",
    "small_plain, 1, '', 96",
    "small_tagged, 1, '', 96"
  })
  void theProxyAndTheGeneralLogAgree(
      String capture, int proxyFiles, String end, int links) {
    List<AuditEvent> proxy = new ArrayList<>();
    for (int i = 1; i <= proxyFiles; i++) {
      String file = "/proxysql-eventslog.json.0000000" + i + end;
      proxy.addAll(events("proxysql.query", capture + file));
    }
    Map<Integer, AuditEvent> server = generalLog(capture + "/mysql8-general.log" + end);
    Map<String, Integer> different = new TreeMap<>();
    int compared = 0;
    for (byte[] line : Captures.truth(capture + "_general")) {
      String[] link = new String(line, StandardCharsets.US_ASCII).split("\t");
      AuditEvent sent = proxy.get(Integer.parseInt(link[0]) - 1);
      compared++;
      note(different, sent, server.get(Integer.parseInt(link[1])));
    }

    assertThat(compared).isEqualTo(links);
    assertThat(different).as("shapes and how often").isEmpty();
  }

  /** The events of a general log, read as one value, by the line on which their records begin. */
  private static Map<Integer, AuditEvent> generalLog(String path) {
    ParseResult result =
        RecordParser.of("mysql.audit", BERLIN).parse(Parsing.record(Captures.bytes(path)));
    assertThat(result.deadLetters()).isEmpty();
    Iterator<AuditEvent> events = result.events().iterator();
    Map<Integer, AuditEvent> byLine = new HashMap<>();
    int number = 0;
    for (byte[] line : Captures.lines(path)) {
      number++;
      String text = new String(line, StandardCharsets.ISO_8859_1);
      if (number <= 3 || text.matches("2026-11-22T.{15}Z\t +\\d+ [A-Z][a-z A-Z]+\t(?s:.*)")) {
        byLine.put(number, events.next());
      }
    }
    assertThat(events.hasNext()).isFalse();
    return byLine;
  }

  private static void note(Map<String, Integer> different, AuditEvent sent, AuditEvent done) {
    if (!Objects.equals(sent.getSqlDigest(), done.getSqlDigest())) {
      String here = NormalForms.of(sent.getSqlText());
      String shapes = here + " <> " + NormalForms.of(done.getSqlText());
      different.merge(shapes, 1, Integer::sum);
    }
  }

  private static List<AuditEvent> events(String source, String path) {
    RecordParser parser = RecordParser.of(source, BERLIN);
    List<AuditEvent> events = new ArrayList<>();
    for (byte[] line : Captures.lines(path)) {
      events.addAll(parser.parse(Parsing.record(line)).events());
    }
    return events;
  }
}

package dev.cairn.formats.proxysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxySqlErrorFormatTest {

  private static final String SOURCE = "proxysql.error";
  private static final String PLACE =
      "2026-11-22 20:58:03 MySQL_Session.cpp:4872:handler_minus1_LogErrorDuringQuery(): [WARNING] ";
  private static final String PLAIN =
      PLACE + "Error during query on (10,127.0.0.3,3306,13): 1146, Table 'shop.x' doesn't exist";
  private static final String VERBOSE =
      PLACE
          + "Error during query on (10,127.0.0.3,3306,13) , user \"dba@127.0.0.11\" , schema"
          + " \"shop\" , 1062, Duplicate entry 'mrn-0042' for key 'PRIMARY' . digest_text ="
          + " \"INSERT INTO t VALUES (?)\"";

  private static AuditEvent inBerlin(String line) {
    FormatsConfig berlin = new FormatsConfig(ZoneId.of("Europe/Berlin"));
    return event(
        RecordParser.of(SOURCE, berlin).parse(record(line.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aFailedStatementNamesMySqlsConnection() {
    AuditEvent event = event(SOURCE, PLAIN);

    assertThat(event.getHop()).isEqualTo("proxy");
    assertThat(event.getClassUid()).isEqualTo(6005);
    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isEqualTo(1146);
    assertThat(event.getConnectionId()).isEqualTo(13);
    assertThat(event.getHostgroup()).isEqualTo(10);
    assertThat(event.getServer()).isEqualTo("127.0.0.3:3306");
    assertThat(event.getServerIp()).isEqualTo("127.0.0.3");
    assertThat(event.getServerPort()).isEqualTo(3306);
    assertThat(event.getLogLevel()).isEqualTo("warning");
    assertThat(event.getEventCode()).isEqualTo("handler_minus1_LogErrorDuringQuery");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-11-22T20:58:03Z"));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getUserName()).isNull();
    assertThat(event.getSqlText()).isNull();
    assertThat(event.getUnmapped())
        .isEqualTo(
            "{\"location\":\"MySQL_Session.cpp:4872\",\"message\":\"Error during query on"
                + " (10,127.0.0.3,3306,13): 1146, Table 'shop.x' doesn't exist\"}");
  }

  @Test
  void theVerboseFormSaysWhoseStatementItWas() {
    AuditEvent event = event(SOURCE, VERBOSE);

    assertThat(event.getConnectionId()).isEqualTo(13);
    assertThat(event.getErrorCode()).isEqualTo(1062);
    assertThat(event.getUserName()).isEqualTo("dba");
    assertThat(event.getClientIp()).isEqualTo("127.0.0.11");
    assertThat(event.getClientPort()).isNull();
    assertThat(event.getDatabaseName()).isEqualTo("shop");
    assertThat(event.getSqlText()).isEqualTo("INSERT INTO t VALUES (?)");
    assertThat(event.getStatementKind()).isEqualTo("insert");
  }

  @Test
  void whatTheErrorQuotesIsInUnmappedAlone() {
    AuditEvent event = event(SOURCE, VERBOSE);

    assertThat(event.getUnmapped()).contains("mrn-0042");
    event.setUnmapped(null);
    event.setRaw(null);
    assertThat(event.toString()).doesNotContain("mrn-0042");
  }

  @Test
  void splitsUserAndAddressAtTheLastAt() {
    AuditEvent event = event(SOURCE, VERBOSE.replace("dba@127.0.0.11", "a@b@fd00::11"));

    assertThat(event.getUserName()).isEqualTo("a@b");
    assertThat(event.getClientIp()).isEqualTo("fd00::11");
  }

  @Test
  void theErrorMayLookLikeTheRestOfTheLine() {
    AuditEvent event =
        event(SOURCE, VERBOSE.replace("'mrn-0042'", "'a . digest_text = \"b\"'"));

    assertThat(event.getSqlText()).isEqualTo("INSERT INTO t VALUES (?)");
    assertThat(event.getErrorCode()).isEqualTo(1062);
  }

  @Test
  void aBrokenConnectionFailsAStatementOnlyIfOneRan() {
    List<AuditEvent> events =
        parse(SOURCE, Captures.sample("proxysql_error/constructed_broken_connection.log")).events();

    assertThat(events)
        .extracting(AuditEvent::getActivity)
        .containsExactly("query", "message", "query");
    assertThat(events).extracting(AuditEvent::getConnectionId).containsExactly(254029L, 27L, null);
    assertThat(events).extracting(AuditEvent::getErrorCode).containsOnly(2013);
    assertThat(events).extracting(AuditEvent::getUserName).containsExactly("app", "app", null);
    assertThat(events.get(0).getServer()).isEqualTo("db1.internal:3306");
    assertThat(events.get(0).getServerIp()).isNull();
  }

  @Test
  void everyOtherLineIsAMessage() {
    AuditEvent banner =
        event(SOURCE, "Standard ProxySQL Cluster rev. 0.4.0906 -- ProxySQL_Cluster.cpp -- Sun");
    AuditEvent info = event(SOURCE, "2026-11-22 21:58:22 [INFO] ProxySQL version 2.7.1");
    AuditEvent broken = event(SOURCE, PLACE + "Error during query on (10,here)");

    assertThat(banner.getActivity()).isEqualTo("message");
    assertThat(banner.getClassUid()).isZero();
    assertThat(banner.getStatus()).isEqualTo("unknown");
    assertThat(banner.getTimeSource()).isEqualTo("kafka");
    assertThat(banner.getLogLevel()).isNull();
    assertThat(banner.getUnmapped()).startsWith("{\"message\":\"Standard ProxySQL Cluster");
    assertThat(info.getActivity()).isEqualTo("message");
    assertThat(info.getLogLevel()).isEqualTo("info");
    assertThat(info.getEventCode()).isNull();
    assertThat(info.getUnmapped()).isEqualTo("{\"message\":\"ProxySQL version 2.7.1\"}");
    assertThat(broken.getActivity()).isEqualTo("message");
  }

  @Test
  void aLineWithoutTimeTakesThatOfTheLineBeforeItInTheSameRecord() {
    List<AuditEvent> events =
        parse(SOURCE, "| before |\n2026-11-22 21:58:22 [INFO] Dumping\n| table |\n").events();

    assertThat(events)
        .extracting(AuditEvent::getTimeSource)
        .containsExactly("kafka", "record", "envelope");
    assertThat(events.get(2).getTime()).isEqualTo(Instant.parse("2026-11-22T21:58:22Z"));
  }

  @Test
  void localTimeIsTheConfiguredZones() {
    assertThat(inBerlin("2026-11-22 21:58:22 [INFO] x").getTime())
        .isEqualTo(Instant.parse("2026-11-22T20:58:22Z"));
    assertThat(inBerlin("2026-07-01 12:00:00 [INFO] x").getTime())
        .isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    // repeated, then skipped: the offset before the change
    assertThat(inBerlin("2026-10-25 02:30:00 [INFO] x").getTime())
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(inBerlin("2026-03-29 02:30:00 [INFO] x").getTime())
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void aTimeThatNoCalendarHasIsNone() {
    AuditEvent event = event(SOURCE, "2026-02-30 21:58:22 [INFO] x");

    assertThat(event.getTimeSource()).isEqualTo("kafka");
    assertThat(event.getUnmapped()).contains("2026-02-30 21:58:22 [INFO] x");
  }

  @Test
  void keepsWhatAShipperPutBeforeTheLine() {
    AuditEvent event = event(SOURCE, "2026-11-22T20:58:03.123Z stderr F " + PLAIN);

    assertThat(event.getConnectionId()).isEqualTo(13);
    assertThat(event.getUnmapped())
        .startsWith("{\"prefix\":\"2026-11-22T20:58:03.123Z stderr F\",");
  }

  @Test
  void loosesNoCharacterOfALineThatBeginsLikeJson() {
    assertThat(event(SOURCE, "  ], [x").getUnmapped()).isEqualTo("{\"message\":\"  ], [x\"}");
  }

  @Test
  void bytesThatAreNotUtf8AreNoReasonToRefuse() {
    byte[] line = PLAIN.getBytes(StandardCharsets.ISO_8859_1);
    line[line.length - 1] = (byte) 0xE9;

    assertThat(event(parse(SOURCE, line)).getUnmapped()).contains("\uFFFD");
  }

  @Test
  void refusesWhatIsClearlyAnotherThing() {
    assertThat(deadLetter(SOURCE, "{\"event\":\"COM_QUERY\",\"query\":\"\"}").getReason())
        .isEqualTo("unknown_format");
    assertThat(deadLetter(SOURCE, "\u001f\u0008\u0000rubbish").getReason())
        .isEqualTo("malformed_line");
    assertThat(deadLetter(SOURCE, "rubbish\u0001").getReason()).isEqualTo("malformed_line");
    assertThat(deadLetter(SOURCE, PLAIN + "\u0000").getReason()).isEqualTo("malformed_line");
    assertThat(event(SOURCE, PLAIN + "\u0001").getConnectionId()).isEqualTo(13);
  }

  @Test
  void aNumberThatNoColumnHoldsIsLeftInTheText() {
    AuditEvent group = event(SOURCE, PLAIN.replace("(10,", "(99999999999,"));
    AuditEvent code = event(SOURCE, PLAIN.replace("1146", "99999999999"));

    assertThat(group.getActivity()).isEqualTo("message");
    assertThat(code.getActivity()).isEqualTo("query");
    assertThat(code.getStatus()).isEqualTo("failure");
    assertThat(code.getErrorCode()).isNull();
  }
}

package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralLogFormatTest {

  private static final String SOURCE = "mysql.audit";
  private static final String TIME = "2026-11-22T20:58:20.633697Z\t";
  private static final Instant KAFKA = Instant.ofEpochMilli(Parsing.KAFKA_MILLIS);

  private static AuditEvent read(String command, String argument) {
    return event(SOURCE, TIME + "   12 " + command + "\t" + argument);
  }

  private static List<AuditEvent> events(String value) {
    ParseResult result = parse(SOURCE, value);
    assertThat(result.deadLetters()).isEmpty();
    return result.events();
  }

  @Test
  void readsAStatement() {
    AuditEvent event = read("Query", "SELECT 'a\tb' -- x");

    assertThat(event.getSqlText()).isEqualTo("SELECT 'a\tb' -- x");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-11-22T20:58:20.633697Z"));
    assertThat(event.getTimePrecision()).isEqualTo("us");
    assertThat(event.getTimeSource()).isEqualTo("record");
    assertThat(event.getConnectionId()).isEqualTo(12);
    assertThat(event.getEventCode()).isEqualTo("Query");
    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getHop()).isEqualTo("database");
    assertThat(event.getStatementKind()).isEqualTo("select");
    assertThat(event.getSqlTruncated()).isFalse();
    assertThat(event.getUserName()).isNull();
    assertThat(event.getPhase()).isNull();
    assertThat(event.getUnmapped()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Query, query, unknown, true", "Prepare, prepare, unknown, true",
    "Execute, execute, unknown, true", "Quit, logoff, success, false",
    "Change user, change_user, unknown, false", "Init DB, use_database, unknown, false",
    "Ping, message, unknown, false", "Binlog Dump, message, unknown, false",
    "Slave_IO, message, unknown, false", "Never heard of, message, unknown, false"
  })
  void readsEveryCommandAndKeepsItsName(
      String command, String activity, String status, boolean statement) {
    AuditEvent event = read(command, "DROP TABLE x");

    assertThat(event.getEventCode()).isEqualTo(command);
    assertThat(event.getActivity()).isEqualTo(activity);
    assertThat(event.getStatus()).isEqualTo(status);
    assertThat(event.getSqlText() != null).isEqualTo(statement);
  }

  @Test
  void keepsTheArgumentOfAnUnknownCommandWithoutItsPassword() {
    AuditEvent event = read("Brand new", "SET PASSWORD = 'S3cret!pw'");

    assertThat(event.getUnmapped()).contains("SET PASSWORD").doesNotContain("S3cret");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "app@10.0.0.9 on shop using SSL/TLS, app, 10.0.0.9, shop, true, -",
    "app@10.0.0.9 on  using TCP/IP, app, 10.0.0.9, -, false, -",
    "app@fe80::1 on shop using TCP/IP, app, fe80::1, shop, false, -",
    "app@10.0.0.9 on shop, app, 10.0.0.9, shop, -, -",
    "app@10.0.0.9 on, app, 10.0.0.9, -, -, -",
    "@10.0.0.9 on shop, -, 10.0.0.9, shop, -, -",
    "a@b@10.0.0.9 on shop, a@b, 10.0.0.9, shop, -, -",
    "odd on name@10.0.0.9 on a on b, odd on name, 10.0.0.9, a on b, -, -",
    "app@10.0.0.9 on x using y, app, 10.0.0.9, x using y, -, -",
    "root@localhost on  using Socket, root, -, -, -, "
        + "'{\"host\":\"localhost\",\"connection_type\":\"Socket\"}'",
    "app@10.0.0.9 as reader on shop, app, 10.0.0.9, shop, -, '{\"as\":\"reader\"}'"
  })
  void readsWhoCame(
      String argument, String user, String ip, String database, Boolean tls, String unmapped) {
    AuditEvent event = read("Connect", argument);

    assertThat(event.getActivity()).isEqualTo("logon");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getUserName()).isEqualTo(user);
    assertThat(event.getClientIp()).isEqualTo(ip);
    assertThat(event.getDatabaseName()).isEqualTo(database);
    assertThat(event.getTls()).isEqualTo(tls);
    assertThat(event.getUnmapped()).isEqualTo(unmapped);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "root@localhost on x@10.0.0.66 on mysql using SSL/TLS", "", "a", "@", " on ", "a on b",
    "a@b c on d", " using TCP/IP"
  })
  void readsNobodyFromAnArgumentThatCanBeReadInTwoWaysOrNone(String argument) {
    AuditEvent event = read("Connect", argument);

    assertThat(event.getUserName()).isNull();
    assertThat(event.getClientIp()).isNull();
    assertThat(event.getDatabaseName()).isNull();
    assertThat(event.getTls()).isNull();
    // blanks at the end of a record are nobody's
    if (!argument.isBlank()) {
      assertThat(event.getUnmapped()).contains(argument.stripTrailing());
    }
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", quoteCharacter = '"', value = {
    "Connect, Access denied for user 'app'@'10.0.0.9' (using password: YES), 1045, app, -",
    "Connect, Access denied for user ''@'10.0.0.9' (using password: NO), 1045, -, -",
    "Connect, Access denied for user 'a'@'b'@'10.0.0.9', 1698, a'@'b, -",
    "Change user, Access denied for user 'app'@'10.0.0.9' (using password: NO), 1045, app, -",
    "Init DB, Access denied for user 'app'@'10.0.0.9' to database 'mysql', 1044, app, mysql"
  })
  void aRefusalIsAFailureWithTheNumberOfItsMessage(
      String command, String argument, int error, String user, String database) {
    AuditEvent event = read(command, argument);

    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isEqualTo(error);
    assertThat(event.getUserName()).isEqualTo(user);
    assertThat(event.getClientIp()).isEqualTo("10.0.0.9");
    assertThat(event.getDatabaseName()).isEqualTo(database);
    assertThat(event.getUnmapped()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Access denied for user '", "Access denied for user 'a'", "Access denied for user 'a'@'h' why",
    "Access denied for user 'a'@'h' to database '",
    "Access denied for user 'a'@'h' to database 'b' to database 'c'",
    "Access denied for user (using password: YES)"
  })
  void aRefusalThatCannotBeReadIsStillAFailure(String argument) {
    AuditEvent event = read("Connect", argument);

    assertThat(event.getUserName()).isNull();
    assertThat(event.getUnmapped()).contains("argument");
    if (argument.contains("user '")) {
      assertThat(event.getStatus()).isEqualTo("failure");
    }
  }

  @Test
  void aStatementKeepsItsLineFeedsUpToTheNextRecord() {
    String sql = "INSERT INTO t VALUES ('{\n{\"a\":1}\n20261122 21:58:20,vm,u,h,5,2,QUERY,d,'x',0\n"
        + "\t\t     3 Query\tx\n, Version: 1 started with:\n\n<AUDIT_RECORD>\n\"Query\",\n')";

    List<AuditEvent> events =
        events(TIME + "   12 Query\t" + sql + "\n" + TIME + "   12 Quit\t\n");

    assertThat(events).extracting(AuditEvent::getEventCode).containsExactly("Query", "Quit");
    assertThat(events.get(0).getSqlText()).isEqualTo(sql);
    assertThat(events.get(0).getSqlTruncated()).isFalse();
  }

  @Test
  void aStatementThatLooksLikeARecordBehindAPrefixIsAStatement() {
    assertThat(read("Query", "SELECT \"Name\", x FROM t").getSqlText()).startsWith("SELECT \"");
    assertThat(read("Query", "SELECT {\"d\"}").getSqlText()).startsWith("SELECT {");
    assertThat(read("Query", "SELECT <AUDIT_RECORD>").getSqlText()).startsWith("SELECT <");
  }

  @Test
  void aServerThatStartsAgainEndsAStatement() {
    String header = "/usr/sbin/mysqld, Version: 8.0.15 (MySQL). started with:\n"
        + "Tcp port: 3306  Unix socket: /m.sock\nTime                 Id Command    Argument\n";

    List<AuditEvent> events =
        events(header + TIME + "   12 Query\tSELECT\n1\n" + header + TIME + "    8 Quit\t\n");

    assertThat(events)
        .extracting(AuditEvent::getEventCode)
        .containsExactly(
            "started", "header", "header", "Query", "started", "header", "header", "Quit");
    assertThat(events.get(3).getSqlText()).isEqualTo("SELECT\n1");
    assertThat(events.get(0).getTime()).isEqualTo(KAFKA);
    assertThat(events.get(0).getUnmapped()).contains("8.0.15");
  }

  @Test
  void linesThatComeApartFromTheirFirstAreDeadLetters() {
    AuditEvent first = read("Query", "SELECT 'a");
    DeadLetter rest = Parsing.deadLetter(SOURCE, "b' AS t");

    assertThat(first.getSqlTruncated()).isTrue();
    assertThat(first.getSqlDigest()).isNull();
    assertThat(rest.getReason()).isEqualTo("malformed_line");
  }

  @Test
  void aBrokenStatementThatAnotherRecordFollowsIsNotCut() {
    List<AuditEvent> events =
        events(TIME + "   12 Query\tSELECT 'a\n" + TIME + "   12 Query\tSELECT 'b");

    assertThat(events).extracting(AuditEvent::getSqlTruncated).containsExactly(false, true);
  }

  @Test
  void theSecondOfTheRecordBeforeCountsWhereTheLogLeavesItOut() {
    byte[] value =
        "\t\t     3 Query\tSELECT 0\n261123  9:43:15\t     3 Query\tSELECT 1\n\t\t123456 Quit\t\n"
            .getBytes(StandardCharsets.UTF_8);
    FormatsConfig berlin = new FormatsConfig(ZoneId.of("Europe/Berlin"));

    List<AuditEvent> events =
        RecordParser.of(SOURCE, berlin).parse(Parsing.record(value)).events();

    Instant second = Instant.parse("2026-11-23T08:43:15Z");
    assertThat(events).extracting(AuditEvent::getTime).containsExactly(KAFKA, second, second);
    assertThat(events)
        .extracting(AuditEvent::getTimeSource)
        .containsExactly("kafka", "record", "record");
    assertThat(events).extracting(AuditEvent::getConnectionId).containsExactly(3L, 3L, 123456L);
    assertThat(events.get(1).getTimePrecision()).isEqualTo("s");
  }

  @Test
  void aTimeWithAnOffsetIsUtcInTheArchive() {
    AuditEvent event = event(SOURCE, "2026-11-22T21:58:20.5+01:00\t    8 Ping\t");

    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-11-22T20:58:20.5Z"));
  }

  @Test
  void aTimeOutsideTheCalendarIsKeptAndNeverGuessedAt() {
    for (String time : List.of("2026-13-45T20:58:20Z", "261345 21:58:20")) {
      AuditEvent event = event(SOURCE, time + "\t    8 Ping\t");

      assertThat(event.getTime()).isEqualTo(KAFKA);
      assertThat(event.getTimeSource()).isEqualTo("kafka");
      assertThat(event.getUnmapped()).isEqualTo("{\"time\":\"" + time + "\"}");
    }
  }

  @Test
  void aCommandWithoutArgumentMayHaveLostItsTab() {
    List<AuditEvent> events = events(TIME + "    8 Quit\r\n" + TIME + "    8 Close stmt  \n");

    assertThat(events).extracting(AuditEvent::getEventCode).containsExactly("Quit", "Close stmt");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "2026-11-22T20:58:20.633697\t    8 Quit\t", "2026-11-22 20:58:20Z\t    8 Quit\t",
    "2026-11-22T20:58:20Z     8 Quit\t", TIME + "  8 Quit\t", TIME + "     12345 Quit\t",
    TIME + "      Quit\t", TIME + "1234567890123456789 Quit\t", TIME + "    8 8\t",
    TIME + "    8 Quit, and more\t", TIME + "    8 Qui", TIME + "    8 Query",
    "\t\t  8 Quit\t", "\t     8 Quit\t", "\t\t     8 Quit",
    "2026-11-22T20:58:20Z\t    8 ", "2026-11-22T20:58:20Z", "\t\t", "261123  9:43:15\t",
    "    8 Quit\t", "Tcp ports: 3306", "Time of Argument"
  })
  void whatOnlyLooksAlikeIsADeadLetter(String line) {
    assertThat(parse(SOURCE, line).events()).isEmpty();
  }

  @Test
  void theSameRecordsComeFromALogThatIsCutIntoItsRecords() {
    String log =
        new String(
            Captures.sample("mysql_general_log/two_starts_mariadb_10_11.log"),
            StandardCharsets.UTF_8);
    List<AuditEvent> whole = events(log);

    List<String> apart =
        List.of(log.split("\n(?=\\d{6} |\t\t +\\d+ [A-Z]|/usr|Tcp port|Time)")).stream()
            .map(record -> event(SOURCE, record).getContentHash())
            .toList();

    assertThat(whole).hasSizeGreaterThan(50);
    assertThat(whole).extracting(AuditEvent::getContentHash).isEqualTo(apart);
  }

  @Test
  void aPieceThatBeginsInAStatementLosesItsLinesAlone() {
    ParseResult result =
        parse(
            SOURCE,
            "and id > 7\n\t\t9) AS t\n" + TIME + "   12 Query\tSELECT\n1\n" + TIME + "   12 Qu");

    assertThat(result.events()).hasSize(1);
    // what the end cuts off from the next head cannot be told from a line of the statement
    assertThat(result.events().get(0).getSqlText()).isEqualTo("SELECT\n1\n" + TIME + "   12 Qu");
    assertThat(result.deadLetters()).hasSize(2);
  }

  @Test
  void anExecuteHasTheDigestOfItsPrepareAlthoughItsValuesAreFilledIn() {
    String sample = "mysql_general_log/two_starts_mariadb_10_11.log";
    List<AuditEvent> prepared =
        events(new String(Captures.sample(sample), StandardCharsets.UTF_8)).stream()
            .filter(event -> List.of("prepare", "execute").contains(event.getActivity()))
            .toList();

    assertThat(prepared).hasSize(6);
    for (int i = 0; i < prepared.size(); i += 2) {
      AuditEvent execute = prepared.get(i + 1);
      assertThat(execute.getActivity()).isEqualTo("execute");
      assertThat(execute.getSqlText()).doesNotContain("?");
      assertThat(execute.getSqlDigest()).isEqualTo(prepared.get(i).getSqlDigest());
    }
  }
}

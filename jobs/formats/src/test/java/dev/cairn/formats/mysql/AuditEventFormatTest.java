package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.Parsing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditEventFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static String record(int id, String rest) {
    return "{ \"timestamp\": \"2020-08-26 17:31:22\", \"id\": %d, %s }".formatted(id, rest);
  }

  private static AuditEvent read(String rest) {
    return event(SOURCE, record(1, rest));
  }

  private static AuditEvent of(String eventClass, String event, String data) {
    return read("\"class\":\"%s\",\"event\":\"%s\"%s".formatted(eventClass, event, data));
  }

  private static String general(String query) {
    return "\"class\":\"general\",\"event\":\"status\","
        + "\"general_data\":{\"command\":\"Query\",\"query\":\"" + query + "\",\"status\":0}";
  }

  private static List<String> statements(ParseResult result) {
    return result.events().stream().map(AuditEvent::getSqlText).toList();
  }

  @Test
  void aFailedLoginsNameIsWhatTheClientClaimed() {
    AuditEvent event =
        of(
            "connection",
            "connect",
            ",\"account\":{\"user\":\"\",\"host\":\"10.0.0.4\"},"
                + "\"login\":{\"user\":\"bob\",\"os\":\"\",\"ip\":\"10.0.0.4\",\"proxy\":\"\"},"
                + "\"connection_data\":{\"connection_type\":\"ssl\",\"status\":1045,\"db\":\"\"}");

    assertThat(event.getUserName()).isEqualTo("bob");
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isEqualTo(1045);
    assertThat(event.getTls()).isTrue();
    assertThat(event.getUnmapped()).isEqualTo("{\"id\":1}");
  }

  @Test
  void aLoginOtherThanTheAccountIsKept() {
    AuditEvent event =
        of(
            "connection",
            "change_user",
            ",\"account\":{\"user\":\"rw\",\"host\":\"%\"},\"login\":{\"user\":\"app\"}");

    assertThat(event.getUserName()).isEqualTo("rw");
    assertThat(event.getActivity()).isEqualTo("change_user");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getUnmapped())
        .isEqualTo("{\"id\":1,\"account\":{\"host\":\"%\"},\"login\":{\"user\":\"app\"}}");
  }

  @Test
  void everyClassIsAnActivity() {
    assertThat(activity("audit", "startup")).isEqualTo("message audit/startup unknown null");
    assertThat(activity("connection", "disconnect"))
        .isEqualTo("logoff connection/disconnect success null");
    assertThat(activity("connection", "pre_authenticate"))
        .isEqualTo("logon connection/pre_authenticate unknown start");
    assertThat(activity("query", "query_start"))
        .isEqualTo("query query/query_start unknown start");
    assertThat(activity("query", "query_nested_status_end"))
        .isEqualTo("query query/query_nested_status_end success end");
    assertThat(activity("command", "command_start"))
        .isEqualTo("message command/command_start unknown start");
    assertThat(activity("command", "command_end"))
        .isEqualTo("message command/command_end success end");
    assertThat(activity("table_access", "update"))
        .isEqualTo("table_write table_access/update success null");
    assertThat(activity("table_access", "new"))
        .isEqualTo("message table_access/new success null");
    assertThat(activity("tomorrow", "new")).isEqualTo("message tomorrow/new success null");
  }

  private static String activity(String eventClass, String name) {
    String data = eventClass.equals("audit") ? "" : ",\"" + eventClass + "_data\":{\"status\":0}";
    AuditEvent event = of(eventClass, name, data);
    return event.getActivity() + " " + event.getEventCode() + " " + event.getStatus() + " "
        + event.getPhase();
  }

  @Test
  void aGeneralRecordsActivityIsThatOfItsCommand() {
    assertThat(command("status", "Execute")).isEqualTo("execute success");
    assertThat(command("status", "Prepare")).isEqualTo("prepare success");
    // the class connection tells of that
    assertThat(command("status", "Quit")).isEqualTo("message success");
    assertThat(command("status", "Init DB")).isEqualTo("use_database success");
    assertThat(command("status", "Binlog Dump GTID")).isEqualTo("message success");
    assertThat(command("log", "Query")).isEqualTo("query unknown");
  }

  private static String command(String event, String command) {
    AuditEvent read =
        of("general", event, ",\"general_data\":{\"command\":\"" + command + "\",\"status\":0}");
    return read.getActivity() + " " + read.getStatus();
  }

  @Test
  void readsStatisticsAsNumbersAndAsText() {
    AuditEvent numbers =
        read(
            general("SELECT 1")
                + ",\"query_statistics\":{\"query_time\":0.116250,\"bytes_sent\":18384,"
                + "\"bytes_received\":78858,\"rows_sent\":3,\"rows_examined\":20878}");
    AuditEvent texts =
        read(
            general("SELECT 1")
                + ",\"query_statistics\":{\"query_time\":\"2\",\"bytes_sent\":\"7\"}");
    AuditEvent odd = read(general("") + ",\"query_statistics\":{\"query_time\":\"soon\"}");

    assertThat(numbers.getDurationUs()).isEqualTo(116_250);
    assertThat(numbers.getBytesIn()).isEqualTo(18_384);
    assertThat(numbers.getBytesOut()).isEqualTo(78_858);
    assertThat(numbers.getRowsSent()).isEqualTo(3);
    assertThat(numbers.getRowsExamined()).isEqualTo(20_878);
    assertThat(numbers.getUnmapped()).isEqualTo("{\"id\":1}");
    assertThat(texts.getDurationUs()).isEqualTo(2_000_000);
    assertThat(texts.getBytesIn()).isEqualTo(7);
    assertThat(odd.getDurationUs()).isNull();
    assertThat(odd.getUnmapped()).contains("soon");
  }

  @Test
  void theNumberGoesBeforeTheTextWhoseZoneMayBeAnother() {
    AuditEvent seconds = read("\"time\":1598463082,\"class\":\"x\"");
    AuditEvent micros = read("\"time\":1598463082123456,\"class\":\"x\"");
    AuditEvent local = read("\"time\":1598455882,\"class\":\"x\"");

    assertThat(seconds.getTime()).isEqualTo("2020-08-26T17:31:22Z");
    assertThat(seconds.getTimePrecision()).isEqualTo("s");
    assertThat(micros.getTime()).isEqualTo("2020-08-26T17:31:22.123456Z");
    assertThat(micros.getTimePrecision()).isEqualTo("us");
    assertThat(micros.getUnmapped()).isEqualTo("{\"id\":1}");
    assertThat(local.getTime()).isEqualTo("2020-08-26T15:31:22Z");
    assertThat(local.getUnmapped()).contains("2020-08-26 17:31:22");
  }

  @Test
  void theAccountOfAnAuthenticationRecordIsNotItsActor() {
    AuditEvent event =
        of(
            "authentication",
            "auth_authid_create",
            ",\"account\":{\"user\":\"new\",\"host\":\"%\"},"
                + "\"authentication_data\":{\"status\":0}");

    assertThat(event.getUserName()).isNull();
    assertThat(event.getUnmapped()).contains("\"user\":\"new\"");
  }

  @Test
  void readsArraysThatAreOpenAndCommasAndHeads() {
    String one = record(1, general("SELECT 1"));
    String two = record(2, general("SELECT 2"));
    String head = "Aug 26 13:31:27 db1 mysql_audit_log: ";
    for (String value :
        List.of(
            "[\n" + one + ",\n" + two + "\n]\n",
            "[\n  " + one + ",\n  " + two + ",\n",
            one + ",\n" + two + ",",
            head + one + ",\n" + head + two + ",\n",
            "mysql_audit_log: " + one + ", mysql_audit_log: " + two)) {
      ParseResult result = parse(SOURCE, value);

      assertThat(statements(result)).containsExactly("SELECT 1", "SELECT 2");
      assertThat(result.deadLetters()).isEmpty();
    }
  }

  @Test
  void aLineFeedInsideAStringPartsNoRecords() {
    String one = record(1, general("SELECT 1,\n\n{2}\t}\nFROM t"));
    String two = record(2, general("SELECT 2\n"));
    for (String head : List.of("", "mysql_audit_log: ")) {
      ParseResult result = parse(SOURCE, head + one + ",\n" + head + two + ",\n");

      assertThat(statements(result)).containsExactly("SELECT 1,\n\n{2}\t}\nFROM t", "SELECT 2\n");
      assertThat(result.deadLetters()).isEmpty();
    }
  }

  @Test
  void aRecordThatWasCutAnywhereTakesNoNeighbourWithIt() {
    String whole = record(2, general("SELECT\n2"));
    for (String head : List.of("", "mysql_audit_log: ", "  ")) {
      for (int cut = 1; cut < whole.length(); cut++) {
        String piece = head + whole.substring(0, cut);
        String value =
            String.join(
                ",\n",
                head + record(1, general("SELECT 1")),
                piece,
                head + record(3, general("SELECT 3")),
                head + record(4, general("SELECT 4")));

        ParseResult result = parse(SOURCE, value);

        assertThat(statements(result))
            .as("cut after %s", piece)
            .containsExactly("SELECT 1", "SELECT 3", "SELECT 4");
        assertThat(result.deadLetters()).isNotEmpty();
        assertThat(text(result.deadLetters().get(0).getRaw())).startsWith(piece.strip());
      }
    }
  }

  @Test
  void theManualsOwnSampleIsBrokenAndADeadLetter() {
    // a curly quote and a missing comma, as printed there
    String printed = record(1, "\"class\":\"general\" \"event\":\u201dstatus\"");

    ParseResult result = parse(SOURCE, printed + ",\n" + record(2, general("SELECT 2")));

    assertThat(result.deadLetters()).extracting(DeadLetter::getReason)
        .containsExactly("malformed_json");
    assertThat(statements(result)).containsExactly("SELECT 2");
  }

  @Test
  void anObjectWithoutItsThreeMarksIsNoneOfThem() {
    assertThat(deadLetter(SOURCE, "{\"class\":\"general\",\"id\":1}").getReason())
        .isEqualTo("unknown_format");
    assertThat(deadLetter(SOURCE, record(1, "\"class\":\"\"")).getReason())
        .isEqualTo("missing_field");
  }
}

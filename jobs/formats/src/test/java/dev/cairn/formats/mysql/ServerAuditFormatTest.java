package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerAuditFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static final String LOGIN = "20261122 21:58:20,vm,%s,%s,5,0,%s,,,1045";

  private static String query(String escaped) {
    return "20261122 21:58:20,vm,root,10.0.0.4,5,2,QUERY,shop,'" + escaped + "',0";
  }

  private static Instant inBerlin(String time) {
    FormatsConfig berlin = new FormatsConfig(ZoneId.of("Europe/Berlin"));
    byte[] line = (time + ",vm,root,h,5,2,READ,d,t,").getBytes(StandardCharsets.UTF_8);
    return event(RecordParser.of(SOURCE, berlin).parse(Parsing.record(line))).getTime();
  }

  @Test
  void readsAStatement() {
    AuditEvent event = event(SOURCE, query("SELECT \\'a, b\\', \\\"\\\\\\\\\\\", 1\\n"));

    assertThat(event.getSqlText()).isEqualTo("SELECT 'a, b', \\\"\\\\\\\", 1\n");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-11-22T21:58:20Z"));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getTimeSource()).isEqualTo("record");
    assertThat(event.getServer()).isEqualTo("vm");
    assertThat(event.getReporter()).isEqualTo("vm");
    assertThat(event.getUserName()).isEqualTo("root");
    assertThat(event.getClientIp()).isEqualTo("10.0.0.4");
    assertThat(event.getConnectionId()).isEqualTo(5);
    assertThat(event.getQueryId()).isEqualTo(2);
    assertThat(event.getDatabaseName()).isEqualTo("shop");
    assertThat(event.getStatus()).isEqualTo("success");
    assertThat(event.getStatementKind()).isEqualTo("select");
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void readsEveryOperation() {
    assertThat(summary("CONNECT,,,0")).isEqualTo("logon success");
    assertThat(summary("FAILED_CONNECT,,,1045")).isEqualTo("logon failure");
    assertThat(summary("DISCONNECT,,,1158")).isEqualTo("logoff success");
    assertThat(summary("CHANGEUSER,,,0")).isEqualTo("change_user success");
    assertThat(summary("READ,d,t,")).isEqualTo("table_read unknown");
    assertThat(summary("WRITE,d,t,")).isEqualTo("table_write unknown");
    assertThat(summary("CREATE,d,t,")).isEqualTo("table_create unknown");
    assertThat(summary("ALTER,d,t,")).isEqualTo("table_alter unknown");
    assertThat(summary("DROP,d,t,")).isEqualTo("table_drop unknown");
    assertThat(summary("RENAME,d,t|d.u,")).isEqualTo("table_rename unknown");
    assertThat(summary("PREPARE,d,'x',1064")).isEqualTo("prepare failure");
    assertThat(summary("EXECUTE,d,'x',0")).isEqualTo("execute success");
  }

  @Test
  void emptyFieldsAreNull() {
    AuditEvent event = event(SOURCE, "20261122 21:58:24,vm,,,12,0,CHANGEUSER,,,0");

    assertThat(event.getUserName()).isNull();
    assertThat(event.getClientIp()).isNull();
    assertThat(event.getDatabaseName()).isNull();
    assertThat(event.getQueryId()).isNull();
  }

  @Test
  void keepsWhatNoColumnHolds() {
    AuditEvent local = event(SOURCE, "20261122 21:58:20,vm,root,localhost,5,0,CONNECT,,,0");
    AuditEvent rename = event(SOURCE, "20261122 21:58:20,vm,u,10.0.0.4,5,7,RENAME,d,t1|d.t2,");

    assertThat(local.getClientIp()).isNull();
    assertThat(local.getUnmapped()).isEqualTo("{\"host\":\"localhost\"}");
    assertThat(rename.getTableName()).isEqualTo("t1");
    assertThat(rename.getUnmapped()).isEqualTo("{\"renamed_to\":\"d.t2\"}");
  }

  @Test
  void takesTheOffsetBeforeTheChangeInARepeatedOrSkippedHour() {
    assertThat(inBerlin("20261025 02:30:00")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(inBerlin("20260329 02:30:00")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(inBerlin("20260701 12:00:00")).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(inBerlin("20261122 12:00:00")).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
  }

  @Test
  void aTextAtTheLimitCountsAsCut() {
    assertThat(event(SOURCE, query("s".repeat(1022))).getSqlTruncated()).isFalse();
    // an escape that did not fit leaves the last byte free
    assertThat(event(SOURCE, query("s".repeat(1023))).getSqlTruncated()).isTrue();
    assertThat(event(SOURCE, query("s".repeat(1024))).getSqlTruncated()).isTrue();
    assertThat(event(SOURCE, query("s".repeat(1024))).getSqlDigest()).isNull();
    assertThat(event(SOURCE, query("s".repeat(1024))).getStatementKind()).isEqualTo("other");
  }

  @Test
  void aLongerTextSaysThatTheLimitWasRaised() {
    assertThat(event(SOURCE, query("s".repeat(1025))).getSqlTruncated()).isFalse();
    assertThat(event(SOURCE, query("\\'" + "s".repeat(4096))).getSqlTruncated()).isTrue();
  }

  @Test
  void theLimitCanBeConfigured() {
    FormatsConfig config = new FormatsConfig(ZoneId.of("Z"), 2000, null);
    RecordParser parser = RecordParser.of(SOURCE, config);

    byte[] at = query("s".repeat(2000)).getBytes(StandardCharsets.UTF_8);
    byte[] below = query("s".repeat(1024)).getBytes(StandardCharsets.UTF_8);

    assertThat(event(parser.parse(Parsing.record(at))).getSqlTruncated()).isTrue();
    assertThat(event(parser.parse(Parsing.record(below))).getSqlTruncated()).isFalse();
  }

  @Test
  void readsSyslogsPrefix() {
    String body = "vm,root,10.0.0.4,5,2,QUERY,,'SELECT 1',0";
    AuditEvent old = event(SOURCE, "<14>Nov 22 21:58:20 db1 mysql-server_auditing: " + body);
    AuditEvent iso =
        event(SOURCE, "2026-11-22T21:58:20.5+01:00 db1 mysql-server_auditing: prod eu " + body);
    AuditEvent both = event(SOURCE, "Nov 22 21:58:20 db1 audit: 20261122 21:58:20," + body);

    assertThat(List.of(old, iso, both))
        .allSatisfy(
            event -> {
              assertThat(event.getServer()).isEqualTo("vm");
              assertThat(event.getSqlText()).isEqualTo("SELECT 1");
              assertThat(event.getUnmapped()).startsWith("{\"syslog\":");
            });
    assertThat(old.getTimeSource()).isEqualTo("kafka");
    assertThat(iso.getTimeSource()).isEqualTo("envelope");
    assertThat(iso.getTime()).isEqualTo(Instant.parse("2026-11-22T20:58:20.5Z"));
    assertThat(both.getTimeSource()).isEqualTo("record");
    assertThat(both.getTime()).isEqualTo(Instant.parse("2026-11-22T21:58:20Z"));
  }

  @Test
  void readsRealFiles() {
    for (String name : List.of("mariadb_ec2_2022.log", "mariadb_rds_2022.log")) {
      byte[] file = Captures.sample("mariadb_server_audit/" + name);

      ParseResult result = parse(SOURCE, file);

      assertThat(result.deadLetters()).isEmpty();
      long lines = Captures.split(file).stream().filter(line -> line.length > 0).count();
      assertThat(result.events().size()).isEqualTo((int) lines);
    }
  }

  @Test
  void tellsTheOperationAsTheLogNamesIt() {
    assertThat(event(SOURCE, query("SELECT 1")).getEventCode()).isEqualTo("QUERY");
    assertThat(event(SOURCE, LOGIN.formatted("u", "10.0.0.4", "FAILED_CONNECT")).getEventCode())
        .isEqualTo("FAILED_CONNECT");
  }

  @Test
  void aUserMayHaveCommasInItsName() {
    AuditEvent login = event(SOURCE, LOGIN.formatted("doe, j,1", "10.0.0.4", "CONNECT"));
    AuditEvent query =
        event(SOURCE, "20261122 21:58:20,vm,doe, j,10.0.0.4,5,2,QUERY,shop,'SELECT 1,2',0");

    assertThat(login.getUserName()).isEqualTo("doe, j,1");
    assertThat(login.getClientIp()).isEqualTo("10.0.0.4");
    assertThat(login.getConnectionId()).isEqualTo(5);
    assertThat(query.getUserName()).isEqualTo("doe, j");
    assertThat(query.getDatabaseName()).isEqualTo("shop");
    assertThat(query.getSqlText()).isEqualTo("SELECT 1,2");
  }

  @Test
  void aUserNameThatLooksLikeFieldsDoesNotPassAsThem() {
    for (String name :
        List.of(
            "root,10.0.0.9,7,0,CONNECT,,,0",
            "root,10.0.0.9,7,0,CONNECT,",
            "root,10.0.0.9,7,8,QUERY,d,'x'",
            "root,10.0.0.9,7,8,READ,d,t")) {
      AuditEvent event = event(SOURCE, LOGIN.formatted(name, "10.0.0.4", "FAILED_CONNECT"));

      assertThat(event.getEventCode()).isEqualTo("FAILED_CONNECT");
      assertThat(event.getUserName()).isEqualTo(name);
      assertThat(event.getClientIp()).isEqualTo("10.0.0.4");
    }
  }

  @Test
  void aDatabaseMayHaveACommaInItsName() {
    AuditEvent event =
        event(SOURCE, "20261122 21:58:20,vm,u,10.0.0.4,5,2,QUERY,my,shop,'SELECT 1',0");

    assertThat(event.getDatabaseName()).isEqualTo("my,shop");
    assertThat(event.getSqlText()).isEqualTo("SELECT 1");
  }

  @Test
  void aProxyUserIsAMessageAndKeepsWhomItStandsFor() {
    AuditEvent event =
        event(SOURCE, "20261122 21:58:20,vm,u,10.0.0.4,5,0,PROXY_CONNECT,d,`a`@`%`,0");

    assertThat(event.getActivity()).isEqualTo("message");
    assertThat(event.getTableName()).isNull();
    assertThat(event.getUnmapped()).isEqualTo("{\"object\":\"`a`@`%`\"}");
  }

  @Test
  void twoEqualLinesAreTwoEvents() {
    ParseResult result = parse(SOURCE, query("SELECT 1") + "\n" + query("SELECT 1"));

    assertThat(result.events()).hasSize(2);
    assertThat(result.events().get(0).getContentHash())
        .isEqualTo(result.events().get(1).getContentHash());
  }

  @Test
  void readsEverySyslogHead() {
    String body = "vm,root,10.0.0.4,5,2,QUERY,,'SELECT 1',0";
    for (String head :
        List.of(
            "<14>Nov 22 21:58:20 db1 mysql-server_auditing:  ",
            "Nov 22 21:58:20 db1 mysql-server_auditing[71]: ",
            "<14>1 2026-11-22T21:58:20Z db1 mysql-server_auditing 71 - - ",
            "<14>1 2026-11-22T21:58:20.5Z db1 mysql-server_auditing - - - prod ")) {
      AuditEvent event = event(SOURCE, head + body);

      assertThat(event.getServer()).as(head).isEqualTo("vm");
      assertThat(event.getSqlText()).isEqualTo("SELECT 1");
      assertThat(event.getUnmapped()).contains(head.trim());
    }
  }

  @Test
  void refusesOtherLines() {
    assertThat(reason("hello")).isEqualTo("malformed_line");
    assertThat(reason("a,b,c,d,e,f,g,h,i,j")).isEqualTo("malformed_line");
    assertThat(reason("20261122 21:58:20,vm,u,h,5,2,NAP,d,t,")).isEqualTo("bad_field");
    assertThat(reason("20261122 21:58:20,vm,u,h,x,2,READ,d,t,")).isEqualTo("malformed_line");
    assertThat(reason("20261122 21:58:20,vm,u,h,5,2,QUERY,d,'SELECT 1")).isEqualTo("missing_field");
    assertThat(reason("20261122 21:58:20,vm,u,h,5,2,QUERY,d,'SELECT 1,2")).isEqualTo("bad_field");
  }

  private static String reason(String line) {
    DeadLetter letter = deadLetter(SOURCE, line);
    return letter.getReason();
  }

  private static String summary(String rest) {
    AuditEvent event = event(SOURCE, "20261122 21:58:20,vm,u,10.0.0.4,5,2," + rest);
    return event.getActivity() + " " + event.getStatus();
  }

  @Test
  void refusesAtAGlanceOnlyWhatIsTooShortForItsFields() {
    assertThat(refusal("#")).isNotNull();
    assertThat(refusal(",,1,1,A,,")).isNotNull();
    assertThat(refusal(",,,1,1,A,,")).isNull();
    assertThat(ServerAuditLine.find(element(",,,1,1,A,,"))).isNotNull();
  }

  private static BadElement refusal(String line) {
    return new ServerAuditFormat(new FormatsConfig(ZoneOffset.UTC)).refusal(element(line));
  }

  private static Element element(String line) {
    return new Element(line.getBytes(StandardCharsets.UTF_8), 0, line.length(), null);
  }
}

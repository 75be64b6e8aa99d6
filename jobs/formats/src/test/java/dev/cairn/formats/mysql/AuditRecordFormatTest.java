package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AuditRecordFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static String record(String fields) {
    return "{\"audit_record\":{\"name\":\"Query\"," + fields + "}}";
  }

  private static AuditEvent named(String name, String fields) {
    return event(SOURCE, record(fields).replace("\"Query\"", "\"" + name + "\""));
  }

  private static AuditEvent sql(String text) {
    return event(SOURCE, record("\"sqltext\":\"" + text + "\""));
  }

  private static Instant time(String zone, String text) {
    byte[] value =
        record("\"timestamp\":\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    FormatsConfig config = new FormatsConfig(ZoneId.of(zone));
    return event(RecordParser.of(SOURCE, config).parse(Parsing.record(value))).getTime();
  }

  @Test
  void readsEveryEndingOfATimeStamp() {
    assertThat(time("Europe/Berlin", "2021-02-12T12:18:30 UTC")).isEqualTo("2021-02-12T12:18:30Z");
    assertThat(time("Europe/Berlin", "2021-02-12T12:18:30Z")).isEqualTo("2021-02-12T12:18:30Z");
    assertThat(time("Europe/Berlin", "2021-02-12T12:18:30+02:00"))
        .isEqualTo("2021-02-12T10:18:30Z");
    assertThat(time("Europe/Berlin", "2021-02-12T12:18:30")).isEqualTo("2021-02-12T11:18:30Z");
    assertThat(time("Europe/Berlin", "2021-07-12T12:18:30")).isEqualTo("2021-07-12T10:18:30Z");
  }

  @Test
  void aTimeThatCannotBeReadIsKept() {
    AuditEvent event = event(SOURCE, record("\"timestamp\":\"noon\""));

    assertThat(event.getTimeSource()).isEqualTo("kafka");
    assertThat(event.getUnmapped()).isEqualTo("{\"timestamp\":\"noon\"}");
  }

  @Test
  void namesAreActivities() {
    assertThat(named("Connect", "\"status\":1045").getActivity()).isEqualTo("logon");
    assertThat(named("Connect", "\"status\":1045").getStatus()).isEqualTo("failure");
    assertThat(named("Connect", "\"x\":1").getStatus()).isEqualTo("unknown");
    assertThat(named("Quit", "\"x\":1").getStatus()).isEqualTo("success");
    assertThat(named("Change user", "\"status\":0").getActivity()).isEqualTo("change_user");
    assertThat(named("Execute", "\"status\":0").getActivity()).isEqualTo("execute");
    assertThat(named("Prepare", "\"status\":0").getActivity()).isEqualTo("prepare");
    assertThat(named("Binlog Dump", "\"status\":0").getActivity()).isEqualTo("message");
    assertThat(named("Binlog Dump", "\"status\":0").getEventCode()).isEqualTo("Binlog Dump");
  }

  @Test
  void initDbNamesADatabaseAndNoStatement() {
    AuditEvent event = named("Init DB", "\"sqltext\":\"ledger\",\"db\":\"\"");

    assertThat(event.getActivity()).isEqualTo("use_database");
    assertThat(event.getDatabaseName()).isEqualTo("ledger");
    assertThat(event.getSqlText()).isNull();
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void splitsACompositeUserAndKeepsWhatDiffers() {
    AuditEvent plain = event(SOURCE, record("\"user\":\"app[app] @  [10.0.0.4]\",\"ip\":\"\""));
    AuditEvent proxied = event(SOURCE, record("\"user\":\"rw[app] @ h []\",\"host\":\"h\""));
    AuditEvent claimed = event(SOURCE, record("\"user\":\"[app] @ h []\""));

    assertThat(plain.getUserName()).isEqualTo("app");
    assertThat(plain.getClientIp()).isEqualTo("10.0.0.4");
    assertThat(plain.getUnmapped()).isNull();
    assertThat(proxied.getUserName()).isEqualTo("rw");
    assertThat(proxied.getUnmapped()).isEqualTo("{\"user\":\"rw[app] @ h []\",\"host\":\"h\"}");
    assertThat(claimed.getUserName()).isEqualTo("app");
    assertThat(claimed.getUnmapped()).isEqualTo("{\"user\":\"[app] @ h []\"}");
  }

  @Test
  void anEmptyStatementIsAStatement() {
    assertThat(sql("").getSqlText()).isEmpty();
    assertThat(named("Quit", "\"sqltext\":\"\"").getSqlText()).isNull();
  }

  @Test
  void aTextThatFillsTheOldBufferCountsAsCut() {
    assertThat(sql("s".repeat(510)).getSqlTruncated()).isFalse();
    assertThat(sql("s".repeat(511)).getSqlTruncated()).isTrue();
    assertThat(sql("s".repeat(512)).getSqlTruncated()).isTrue();
    assertThat(sql("s".repeat(513)).getSqlTruncated()).isFalse();
    // escapes and characters of more bytes count as in the log
    assertThat(sql("\\n".repeat(10) + "s".repeat(491)).getSqlTruncated()).isTrue();
    assertThat(sql("é".repeat(10) + "s".repeat(491)).getSqlTruncated()).isTrue();
    // an escape that did not fit leaves bytes free
    assertThat(sql("'" + "s".repeat(506)).getSqlTruncated()).isTrue();
  }

  @Test
  void stringsMayHoldControlCharacters() {
    AuditEvent event = sql("SELECT 1,\n\t'\u0001'\r\n FROM t");

    assertThat(event.getSqlText()).isEqualTo("SELECT 1,\n\t'\u0001'\r\n FROM t");
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    byte[] value = record("\"sqltext\":\"SELECT 'ab'\"").getBytes(StandardCharsets.UTF_8);
    int at = new String(value, StandardCharsets.UTF_8).indexOf("ab");
    value[at] = (byte) 0xE4;

    AuditEvent event = event(parse(SOURCE, value));

    assertThat(event.getSqlText()).isEqualTo("SELECT '\uFFFDb'");
    assertThat(Parsing.bytes(event.getRaw())).isEqualTo(value);
  }

  @Test
  void readsSyslogsHeads() {
    AuditEvent old =
        event(SOURCE, "<14>Feb 12 07:18:30 db1 percona-audit: " + record("\"status\":0"));
    AuditEvent iso =
        event(SOURCE, "<14>1 2021-02-12T07:18:30Z db1 percona-audit - - - " + record("\"x\":1"));
    AuditEvent ident = event(SOURCE, "percona-audit: " + record("\"status\":0"));

    assertThat(old.getServer()).isEqualTo("db1");
    assertThat(old.getReporter()).isEqualTo("db1");
    assertThat(old.getTimeSource()).isEqualTo("kafka");
    assertThat(old.getUnmapped())
        .isEqualTo("{\"syslog\":\"<14>Feb 12 07:18:30 db1 percona-audit:\"}");
    assertThat(iso.getServer()).isEqualTo("db1");
    assertThat(iso.getTimeSource()).isEqualTo("envelope");
    assertThat(iso.getTime()).isEqualTo("2021-02-12T07:18:30Z");
    assertThat(ident.getServer()).isNull();
    assertThat(ident.getUnmapped()).isEqualTo("{\"syslog\":\"percona-audit:\"}");
  }

  @Test
  void keepsWhatAForwarderPutAround() {
    AuditEvent event = event(SOURCE, "{\"date\":1.5," + record("\"record\":\"1_x\"").substring(1));

    assertThat(event.getUnmapped())
        .isEqualTo("{\"record\":\"1_x\",\"envelope\":{\"date\":1.5}}");
  }

  @Test
  void refusesWhatHasNoNameOrNoObject() {
    assertThat(deadLetter(SOURCE, "{\"audit_record\":{\"status\":0}}").getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter(SOURCE, "{\"audit_record\":7}").getReason()).isEqualTo("bad_field");
    assertThat(deadLetter(SOURCE, record("\"status\":\"x\"")).getReason()).isEqualTo("bad_field");
  }
}

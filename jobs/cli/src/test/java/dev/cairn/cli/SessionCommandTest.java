package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn sessions} and {@code cairn session} over a real archive. */
class SessionCommandTest {

  @TempDir private static Path directory;
  private static AgedArchive archive;

  @BeforeAll
  static void makeArchive() throws Exception {
    archive = new AgedArchive(directory.resolve("one"), AgedArchive.makeKeys(directory));
    OneSession.into(archive);
  }

  @Test
  void sessionsListsEachSessionOnceNewestFirst() {
    Run run = archive.cairn("sessions");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .hasSize(5)
        .satisfies(
            lines -> {
              assertThat(lines.get(2)).startsWith("aa00000000  2026-11-22 19:01");
              assertThat(lines.get(2)).endsWith("network proxy");
              assertThat(lines.get(3))
                  .startsWith("3f2a91c0de  2026-11-22 19:00    5  app_cdc")
                  .contains("10.0.1.7:53211")
                  .contains("2/4")
                  .doesNotContain("provisional");
            });
  }

  @Test
  void sessionsAreFoundByWhoWhereKindAndState() {
    assertThat(ids("--user", "app_cdc")).containsExactly(OneSession.ID);
    assertThat(ids("--user", "o'brien")).isEmpty();
    assertThat(ids("--client", "10.9.9.9")).containsExactly(OneSession.DIRECT);
    assertThat(ids("--client", "10.0.1.7:53211")).containsExactly(OneSession.ID);
    assertThat(ids("--client", "10.0.1.7:53212")).isEmpty();
    assertThat(ids("--client", "fe80::1")).isEmpty();
    assertThat(ids("--client", "[fe80::1]:53211")).isEmpty();
    assertThat(ids("--kind", "direct")).containsExactly(OneSession.DIRECT);
    assertThat(ids("--state", "provisional")).isEmpty();
    assertThat(ids("--from", "2026-11-22T19:00:30Z")).containsExactly(OneSession.DIRECT);
    assertThat(ids("--to", "2026-11-22T19:00:30Z")).containsExactly(OneSession.ID);
    assertThat(ids("--limit", "1")).containsExactly(OneSession.DIRECT);
  }

  @Test
  void aListThatIsCutSaysSo() {
    assertThat(archive.cairn("sessions", "--limit", "1").err()).contains("--limit N");
    assertThat(archive.cairn("sessions").err()).isEmpty();
  }

  @Test
  void thePageSaysWhoFromWhereOverWhichHopsAndHowMuch() {
    Run run = archive.cairn("session " + OneSession.ID);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Session " + OneSession.ID)
        .contains("sealed: all that is expected is in it, or was waited for long enough (version 9)")
        .contains("app_cdc; that is Change data capture (team Analytics, owner Data Platform, works in"
                + " Etc/UTC); schema ehr")
        .contains("10.0.1.7:53211; OpenFlow runtime (private link nat); TLS")
        .contains("2026-11-22 19:00:00.000 to 19:00:05.100 UTC (5.1 s); ended: quit")
        .contains("data       environment production")
        .contains("names      from the reference tables 2026-11-22.1/0e5b")
        .contains("proxysql-1, its session 4711")
        .contains("db1:3306; connections 17, 18")
        .contains("network seen, proxy seen, database seen, control not yet")
        .contains("1,240 rows sent, 0 changed; 12,345 bytes from the client, 99,000 to it")
        .contains("5; 2 tied to the database's record (mean confidence 0.998); 1 open");
  }

  @Test
  void eachStatementHasItsRecordItsAlternativesOrWhyItHasNone() {
    String page = archive.cairn("session " + OneSession.ID).out();

    assertThat(page.substring(page.indexOf("Statements\n")))
        .isEqualTo(
            """
            Statements
                1  19:00:00.100000  select  1,200 rows sent  1.2 ms
                   select id, name from patients where id = 42 /* canary */
                   record db1:3306 connection 17 at 19:00:00.102000, confidence 0.999: same text, same user, only candidate
                2  19:00:00.800000  select  20 rows sent  1.2 ms
                   select count(*) from visits
                   record db1:3306 connection 18 at 19:00:00.802000, confidence 0.996: same text, inside the transaction on connection 18
                   or     db1:3306 connection 18 at 19:00:02.202000, confidence 0.004: same text, 1.4 s later
                3  19:00:01.500000  update  3 changed  1.2 ms
                   update visits set seen = 1 where id = 7
                   open   db1:3306 connection 17 at 19:00:01.502000, confidence 0.610: same text, same user, first in time
                   or     db1:3306 connection 18 at 19:00:02.202000, confidence 0.380: same text, same user, later by 0.7 s
                          none of these is sure enough to be called the answer
                4  19:00:02.200000  select  20 rows sent  1.2 ms
                   select 1
                   no attribution: answered by the proxy alone, or not yet known
                5  19:00:02.900000  select  20 rows sent  5.0 s  FAILED, error 1146
                   select lost from nowhere
                   none   no record at the database: its counterpart is lost: no log has it (no record of this text within 60 s)
            """);
  }

  @Test
  void aLongSessionIsCutAndSaysHowToSeeAll() {
    String page = archive.cairn("session " + OneSession.ID, "--statements", "2").out();

    assertThat(page)
        .contains("Statements, the first 2 of 5")
        .contains("All of them: cairn session " + OneSession.ID + " --statements 0")
        .doesNotContain("select lost");
    assertThat(archive.cairn("session " + OneSession.ID, "--statements", "0").out())
        .contains("select lost");
  }

  @Test
  void withoutThePhiKeyAllIsThereButTheSql() throws Exception {
    Path metadataOnly = directory.resolve("metadata-only.json");
    KeyFile.copyForReaderWithout(Path.of(archive.keys.getPath()), metadataOnly, KeyClass.PHI);

    Run run =
        Run.cairn(
            "session", OneSession.ID, "--archive", archive.archive.toString(),
            "--keys", "keyfile://" + metadataOnly);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("without the PHI key the SQL is not readable")
        .contains("confidence 0.999: same text, same user, only candidate")
        .doesNotContain("canary")
        .doesNotContain("patients");
  }

  @Test
  void theBeginningOfAnIdIsEnoughIfItIsTheOnlyOne() {
    assertThat(archive.cairn("session 3F2A91").out()).contains("Session " + OneSession.ID);
    assertThat(archive.cairn("session 3f2a").err()).contains("6 to 32 hexadecimal digits");
    assertThat(archive.cairn("session ffffff").err()).contains("No session's id");
  }

  @Test
  void onATerminalNoLineIsWiderThanIt() {
    for (int width : new int[] {60, 80, 120}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      PageText page = new PageText(new Terminal(out, out, true, false), width);
      page.field("why", "word ".repeat(60) + "x".repeat(200));
      page.line("       ", "SELECT " + "column_name, ".repeat(40));

      assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width))
          .hasSizeGreaterThan(3);
    }
  }

  private static List<String> ids(String... filters) {
    String[] line = new String[filters.length + 2];
    System.arraycopy(filters, 0, line, 0, filters.length);
    line[filters.length] = "--output";
    line[filters.length + 1] = "csv";
    Run run = archive.cairn("sessions", line);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().skip(1).map(row -> row.substring(0, 32)).toList();
  }
}

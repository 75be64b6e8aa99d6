package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn sql}: what can be asked, and how. */
class SqlCommandTest {

  private static final String SLOW =
      "select count(*) from range(100000) a, range(10000000) b where a.range * b.range % 7 = 3";

  @TempDir private static Path directory;
  private static AgedArchive archive;

  @BeforeAll
  static void makeArchive() throws Exception {
    archive = new AgedArchive(directory.resolve("one"), AgedArchive.makeKeys(directory));
    OneSession.into(archive);
    SomeFindings.into(archive);
  }

  @Test
  void tablesAndColumnsAreDescribedWithoutAnArchive() {
    Run tables = Run.cairn("sql", "--describe");
    assertThat(tables.code()).as(tables.err()).isZero();
    assertThat(tables.out()).contains("events\n", "finding_status  (view)\n", "reference_users");

    Run columns = Run.cairn("sql", "--describe", "events");
    assertThat(columns.out()).contains("sql_text  VARCHAR  PHI\n").contains("unescaped; passwords");

    Run csv = Run.cairn("sql", "--describe", "dead_letters", "--output", "csv");
    assertThat(csv.out())
        .startsWith("name,type,phi,documentation\r\n")
        .contains("\r\nraw_size,BIGINT,false,\"Length of raw, in bytes.\"\r\n")
        .contains("\r\nraw,BLOB,true,");
    assertThat(Run.cairn("sql", "--output", "json", "--describe").out())
        .contains("\"name\" : \"sessions\"");
    assertThat(Run.cairn("sql", "--output", "json", "--describe", "dead_letters").out())
        .contains("\"phi\" : true");
  }

  @Test
  void aTableThatIsNotThereIsWrongUseAndTheOthersAreNamed() {
    Run run = Run.cairn("sql", "--describe", "event");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("no table 'event'").contains("events, sessions");
  }

  @Test
  void oneThingIsAskedAtATime() {
    assertThat(Run.cairn("sql").err()).contains("Give one of: a SQL statement");
    assertThat(Run.cairn("sql", "select 1", "--named").code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(Run.cairn("sql", "--named", "--show").err()).contains("--named NAME");
  }

  @Test
  void namedQueriesAreListedShownAndAsked() {
    Run list = Run.cairn("sql", "--named");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out())
        .contains("bulk-reads-by-user\n      Who got more rows")
        .contains("--param rows=…  rows that one statement sent, at least; default: 10000")
        .contains("--param table=…", "must be given");

    Run show = Run.cairn("sql", "--named", "bulk-reads-by-user", "--show");
    assertThat(show.out()).contains("-- title: Bulk reads by user").contains("$rows::BIGINT");

    Run asked = archive.cairn("sql", "--output", "csv", "--named", "bulk-reads-by-user");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("\r\napp_reporting,10.0.1.7,ehr,2,1200000,600000,");

    Run narrowed =
        archive.cairn(
            "sql", "--named", "bulk-reads-by-user", "--param", "rows=600001", "--output", "json");
    assertThat(narrowed.out()).isEqualTo("[]\n");
    Run earlier =
        archive.cairn(
            "sql", "--named", "bulk-reads-by-user", "--to", "2026-11-22T19:00:00Z", "--output",
            "json");
    assertThat(earlier.out()).isEqualTo("[]\n");
  }

  @Test
  void theStatementsOfASessionAreThereInOrder() {
    Run run =
        archive.cairn(
            "sql", "--named", "statements-of-session", "--param", "session=3f2a91c0de", "--output",
            "csv");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(6);
    assertThat(run.out()).contains("select count(*) from visits", "select lost from nowhere");
  }

  @Test
  void aQueryOrAParameterThatIsNotThereIsNamed() {
    Run query = Run.cairn("sql", "--named", "bulk-reads", "--show");
    assertThat(query.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(query.err()).contains("'bulk-reads'").contains("bulk-reads-by-user");

    Run missing = archive.cairn("sql", "--named", "who-read-table");
    assertThat(missing.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(missing.err()).contains("The parameter table has no value");

    Run unknown = archive.cairn("sql", "select $user", "--param", "usr=anna");
    assertThat(unknown.err()).contains("no parameter usr. Its parameters are: user.");
  }

  @Test
  void aValueIsBoundWhateverIsInIt() {
    Run run =
        archive.cairn(
            "sql", "select $a as a, $b as b", "--param", "a=x=y'; --", "--param", "b=",
            "--output", "csv");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("a,b\r\nx=y'; --,\"\"\r\n");
  }

  @Test
  void aStatementThatTakesTooLongIsEndedAndSaysSo() {
    long begin = System.nanoTime();
    Run run = archive.cairn("sql", SLOW, "--timeout", "1");

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("ended after 1 s (--timeout)").doesNotContain("range");
    assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
  }

  @Test
  void rowsBeyondTheLimitAreLeftOutAndItSaysSo() {
    String all = "select * from range(5)";
    Run cut = archive.cairn("sql", all, "--max-rows", "3", "--output", "csv");
    assertThat(cut.code()).isZero();
    assertThat(cut.out().lines()).hasSize(4);
    assertThat(cut.err()).contains("cut after 3 rows");

    Run whole = archive.cairn("sql", all, "--max-rows", "5", "--output", "csv");
    assertThat(whole.out().lines()).hasSize(6);
    assertThat(whole.err()).isEmpty();
    assertThat(archive.cairn("sql", all, "--max-rows", "0").code())
        .isEqualTo(ExitCode.WRONG_USE);
  }
}

package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn replay --rules}: on captured logs, and on a real archive. */
class BacktestCommandTest {

  private static final String HEAD =
      """
      title: %s
      id: 1d3b9d1e-6a0e-4b0e-9d43-0a3b6a6f0c%02d
      status: stable
      level: high
      logsource:
        product: cairn
        service: %s
      detection:
        it:
          %s
        condition: it
      cairn:
        group_by: [user_name]
        suppress: PT1H
        message: "{user_name}: {count} times"
      ---
      """;

  @TempDir private static Path directory;
  private static Path rules;
  private static Path audit;
  private static AgedArchive archive;

  @BeforeAll
  static void makeAll() throws Exception {
    rules = Files.createDirectories(directory.resolve("rules"));
    String all =
        HEAD.formatted("Users come and go", 1, "mysql.audit", "activity: logon")
            + HEAD.formatted("Patients read", 2, "proxysql.query", "sql_text|contains: patients")
            + HEAD.formatted("Long sessions", 3, "session", "statements|gte: 5")
            + HEAD.formatted("Keys refused", 4, "azure.keyvault", "status: failure");
    Files.writeString(rules.resolve("some.yml"), all.substring(0, all.length() - 4));
    CaptureFile capture = Captures.smallPlain().files(Captures.MYSQL_AUDIT).get(0);
    audit = directory.resolve("server_audit.log");
    try (InputStream in = capture.open()) {
      Files.copy(in, audit);
    }
    archive = new AgedArchive(directory.resolve("one"), AgedArchive.makeKeys(directory));
    archive.add(ArchiveTable.EVENTS, events(0), SampleRows.START.plusSeconds(600));
    archive.add(ArchiveTable.EVENTS, events(180), SampleRows.START.plusSeconds(600));
    OneSession.into(archive);
  }

  private static List<AuditEvent> events(int minutes) {
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      events.add(
          SampleRows.minimal(1_000 + minutes + i)
              .setTime(SampleRows.START.plus(Duration.ofMinutes(minutes)).plusSeconds(i))
              .setUserName("ada")
              .setSqlText("select * from patients /* " + SampleRows.CANARY + " */")
              .build());
    }
    return events;
  }

  private static Run ofFiles(String... more) {
    return Run.cairn(
        Stream.concat(
                Stream.of(
                    "replay", "--rules", rules.toString(), "--source", "mysql.audit",
                    audit.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static Run ofArchive(String... more) {
    return archive.cairn(
        "replay",
        Stream.concat(Stream.of("--rules", rules.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void filesAreJudgedAndWhatCouldNotSeeIsSaid() throws Exception {
    Run run = ofFiles();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("2026-11-22 21:58 +high +Users come and go +user_name=")
        .contains("rules     1 rule judged, set ")
        .containsPattern("read      mysql.audit [0-9,]+; 2026-11-22 21:58:18 to ")
        .contains("Not judged, for want of sessions")
        .contains("  Long sessions")
        .contains("  Keys refused (azure.keyvault)")
        .containsPattern("findings +a day +most on a day +severity +rule");
  }

  @Test
  void aRuleIsRightAboutTheLogins() throws Exception {
    long logins;
    // not all of it is UTF-8
    try (Stream<String> lines = Files.lines(audit, StandardCharsets.ISO_8859_1)) {
      logins = lines.filter(line -> line.contains(",root,") && line.contains(",CONNECT,")).count();
    }
    JsonNode json =
        new ObjectMapper().readTree(ofFiles("--only", "come and go", "--output", "json").out());

    assertThat(json).isNotEmpty();
    assertThat(json.at("/0/class_uid").asInt()).isEqualTo(2004);
    long told = 0;
    for (JsonNode finding : json) {
      if (finding.at("/message").asText().startsWith("root:")) {
        told += finding.get("count").asLong();
      }
    }
    assertThat(told).isEqualTo(logins).isPositive();
  }

  @Test
  void anArchiveIsJudgedEventsAndSessions() {
    Run run = ofArchive();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("2026-11-22 19:00 +high +Patients read +user_name=ada +3 +ada: 3 times")
        .containsPattern("2026-11-22 22:00 +high +Patients read +user_name=ada +3 +ada: 3 times")
        .containsPattern("Long sessions +user_name=app_cdc +1")
        .containsPattern("read      .*proxysql.query [0-9]+, sessions 2;")
        .contains("3 (2026-11-22)")
        .doesNotContain(SampleRows.CANARY);
  }

  @Test
  void timeAndSourceNarrowWhatIsReadOfAnArchive() {
    assertThat(lines(ofArchive("--from", "2026-11-22T20:00:00Z", "--output", "csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .contains("ada: 3 times", "2026-11-22T22:00:00.000001Z");
    assertThat(lines(ofArchive("--source", "session", "--output", "csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .contains("Long sessions", OneSession.ID);
    assertThat(lines(ofArchive("--to", "2026-11-22T18:00:00Z", "--output", "csv"))).hasSize(1);
    assertThat(ofArchive("--to", "2026-11-22T18:00:00Z").out()).contains("read      nothing");
  }

  private static List<String> lines(Run run) {
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().toList();
  }

  @Test
  void withoutThePhiKeyItSaysWhichRulesAreBlind() throws IOException {
    Path metadataOnly = directory.resolve("metadata-only.json");
    KeyFile.copyWithout(Path.of(archive.keys.getPath()), metadataOnly, KeyClass.PHI);
    Run run =
        Run.cairn(
            "replay", "--rules", rules.toString(), "--archive", archive.archive.toString(),
            "--keys", "keyfile://" + metadataOnly);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Saw no statement's text, which needs the PHI key:\n  Patients read\n")
        .contains("Long sessions")
        .doesNotContain("ada: 3 times");
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    for (String form : List.of("table", "csv", "json")) {
      Run once = ofArchive("--output", form);
      assertThat(lines(once)).hasSizeGreaterThan(3);
      assertThat(ofArchive("--output", form)).isEqualTo(once);
      once = ofFiles("--output", form);
      assertThat(lines(once)).hasSizeGreaterThan(1);
      assertThat(ofFiles("--output", form)).isEqualTo(once);
    }
  }

  @Test
  void nothingIsWrittenAnywhere() throws IOException {
    List<String> before = tree();

    assertThat(lines(ofArchive())).isNotEmpty();
    assertThat(
            lines(
                ofFiles(
                    "--archive", archive.archive.toString(), "--keys", archive.keys.toString())))
        .isNotEmpty();

    assertThat(tree()).isEqualTo(before);
  }

  private static List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(archive.root.getParent())) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void rulesWithFaultsAreToldWithFileAndLine(@TempDir Path wrong) throws IOException {
    Files.writeString(
        wrong.resolve("bad.yml"),
        RulesCheckCommandTest.RULE.replace("statement_kind: grant", "statement_kind|frobs: x"));
    Run run =
        Run.cairn(
            "replay", "--rules", wrong.toString(), "--source", "mysql.audit", audit.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(wrong.resolve("bad.yml") + ":10: ").contains("frobs");
  }

  @Test
  void whatDoesNotFitTogetherIsWrongUse() {
    assertThat(wrong("replay", "--only", "x", "--source", "mysql.audit", audit.toString()))
        .contains("--only is for back-tests");
    assertThat(wrong("replay", "--rules", rules.toString())).contains("No archive given");
    assertThat(wrong("replay")).contains("at least one file");
    assertThat(ofFiles("--only", "no such").err()).contains("No rule of").contains("'no such'");
    assertThat(ofFiles("--from", "2026-11-22T20:00:00Z").err()).contains("files are given");
    assertThat(ofFiles("--limit", "0").err()).contains("--limit is 0");
    assertThat(ofFiles("--json").err()).contains("--output json");
    assertThat(ofFiles("--source", "proxysql.query").err()).contains("at least one file");
    assertThat(ofArchive("--source", "mysql").err()).contains("No source is named 'mysql'");
    assertThat(
            ofArchive("--from", "2026-11-22T20:00:00Z", "--to", "2026-11-22T20:00:00Z").err())
        .contains("--from before --to");
  }

  private static String wrong(String... args) {
    Run run = Run.cairn(args);
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    return run.err();
  }
}

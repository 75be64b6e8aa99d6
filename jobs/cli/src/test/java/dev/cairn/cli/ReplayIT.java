package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn replay}, and what {@code sql} says of what it archived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Path directory;
  private String archive;
  private String keys;
  private Path logs;
  private JsonNode summary;

  @BeforeAll
  void replaySmallPlain(@TempDir Path directory) throws Exception {
    this.directory = directory;
    archive = "file://" + directory.resolve("archive");
    keys = "keyfile://" + directory.resolve("keys.json");
    logs = directory.resolve("logs");
    copy(Captures.smallPlain(), logs);

    Run run = replay();

    assertThat(run.code()).as(run.err()).isZero();
    summary = JSON.readTree(run.out());
  }

  @Test
  void eachSourceHasAsManyEventsAsItsFiles() throws Exception {
    Capture capture = Captures.smallPlain();
    for (String source : List.of("proxysql.query", "proxysql.audit", "mysql.audit")) {
      long expected = 0;
      for (CaptureFile file : capture.files(source)) {
        expected += CaptureCounts.events(file);
      }
      assertThat(summary.at("/events").path(source).asLong()).as(source).isEqualTo(expected);
    }
    assertThat(count("select count(*) n from events where source = 'network.flow'"))
        .isEqualTo(91);
  }

  @Test
  void statementsAreTiedToTheirRecordsAndSessions() throws Exception {
    assertThat(summary.at("/sessions").asLong()).isPositive();
    assertThat(summary.at("/attributions_tied").asLong())
        .isEqualTo(
            count(
                "select count(*) n from attributions a join events p on p.event_id ="
                    + " a.proxy_event_id join events d on d.event_id = a.database_event_id join"
                    + " sessions s on s.session_id = a.session_id where a.rank = 1 and not"
                    + " a.abstained and p.source = 'proxysql.query' and d.source = 'mysql.audit'"))
        .isGreaterThan(200);
  }

  @Test
  void theOffsetIsTheLineInTheFile() throws Exception {
    List<byte[]> lines = Captures.smallPlain().files("proxysql.query").get(0).records();

    for (int line : List.of(0, 17, lines.size() - 1)) {
      long start = JSON.readTree(lines.get(line)).get("starttime_timestamp_us").asLong();
      assertThat(
              count(
                  "select epoch_us(time) n from events where source = 'proxysql.query' and "
                      + "kafka_offset = "
                      + line))
          .isEqualTo(start);
    }
  }

  @Test
  void rawIsTheLineByteForByte() throws Exception {
    List<byte[]> lines = Captures.smallPlain().files("proxysql.query").get(0).records();

    assertThat(
            count(
                "select sum(octet_length(raw)) n from events where source = 'proxysql.query'"))
        .isEqualTo(lines.stream().mapToLong(line -> line.length).sum());
  }

  @Test
  void noStatementIsInClearInWhatTheReplayLeaves() throws Exception {
    try (Stream<Path> tree = Files.walk(directory.resolve("archive"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).as(file.toString()).doesNotContain("SELECT").doesNotContain("127.0.0.");
      }
    }
  }

  @Test
  void withoutThePhiKeyTheRestIsAnsweredAndOneLineSaysSo() throws Exception {
    Path metadataOnly = directory.resolve("metadata-only.json");
    KeyFile.copyForReaderWithout(directory.resolve("keys.json"), metadataOnly, KeyClass.PHI);

    Run run =
        Run.cairn(
            "sql",
            "--archive",
            archive,
            "--keys",
            "keyfile://" + metadataOnly,
            "--output",
            "json",
            "select count(*) n, count(sql_text) texts, count(sql_digest) digests from events");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode row = JSON.readTree(run.out()).get(0);
    assertThat(row.get("n").asLong()).isPositive();
    assertThat(row.get("digests").asLong()).isPositive();
    assertThat(row.get("texts").asLong()).isZero();
    assertThat(run.err().lines()).singleElement().asString().contains("events.sql_text");
  }

  @Test
  void theSameFilesOnceMoreChangeNothing() throws Exception {
    Run again = replay();

    assertThat(again.code()).as(again.err()).isZero();
    JsonNode second = JSON.readTree(again.out());
    assertThat(second.at("/events")).isEqualTo(summary.at("/events"));
    assertThat(second.at("/attributions")).isEqualTo(summary.at("/attributions"));
    assertThat(count("select count(*) n from session_versions"))
        .isEqualTo(summary.at("/sessions").asLong());
    assertThat(second.at("/manifests")).isEqualTo(summary.at("/manifests"));
    assertThat(second.at("/already_archived").asLong())
        .isEqualTo(summary.at("/records").asLong());
  }

  @Test
  void otherKeysAreRefused() throws IOException {
    KeyFile.create(
        directory.resolve("other.json"), RetentionPolicies.bundled().rules().retentionClasses());
    Run run =
        Run.cairn(
            "replay",
            "--archive",
            archive,
            "--keys",
            "keyfile://" + directory.resolve("other.json"),
            "--source",
            "proxysql.audit",
            logs.resolve("proxysql-auditlog.json.00000001").toString());

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).containsPattern("cairn-[a-z]+-metadata").contains("was made with it");
  }

  @Test
  void noNewKeysAreMadeForAnArchiveThatIsThere() {
    Run run =
        Run.cairn(
            "replay",
            "--archive",
            archive,
            "--keys",
            "keyfile://" + directory.resolve("missing.json"),
            "--source",
            "proxysql.audit",
            logs.resolve("proxysql-auditlog.json.00000001").toString());

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("missing.json");
    assertThat(directory.resolve("missing.json")).doesNotExist();
  }

  @Test
  void anUnknownSourceIsRefusedWithTheKnownOnes() {
    Run run =
        Run.cairn(
            "replay", "--archive", archive, "--keys", keys, "--source", "mysql", "/dev/null");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("'mysql'").contains("mysql.audit");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Run run =
        Run.cairn(
            "replay", "--archive", archive, "--keys", keys, "--source", "mysql.audit", "/no/file");

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("/no/file");
  }

  private Run replay() {
    return Run.cairn(
        "replay",
        "--archive",
        archive,
        "--keys",
        keys,
        "--time-zone",
        "Europe/Berlin",
        "--server",
        "vm=127.0.0.3:3306",
        "--json",
        "--source",
        "proxysql.query",
        logs.resolve("proxysql-eventslog.json.00000001").toString(),
        "--source",
        "proxysql.audit",
        logs.resolve("proxysql-auditlog.json.00000001").toString(),
        "--source",
        "mysql.audit",
        logs.resolve("server_audit.log").toString(),
        logs.resolve("mysql-audit-eventhub.jsonl").toString(),
        "--source",
        "network.flow",
        logs.resolve("vnet-flow-v4-PT1H.json").toString());
  }

  private long count(String sql) throws IOException {
    Run run = Run.cairn("sql", "--archive", archive, "--keys", keys, "--output", "json", sql);
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out()).get(0).get("n").asLong();
  }

  private static void copy(Capture capture, Path to) throws IOException {
    Files.createDirectories(to);
    for (CaptureFile file : capture.files()) {
      try (InputStream in = file.open()) {
        Files.copy(in, to.resolve(file.fileName()));
      }
    }
  }
}

package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.SampleRows;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every read is in {@code access_log} before its answer is shown, over a real archive. */
class AccessLogTest {

  private static final String CANARY = "canaryvalue";
  private static final String ALL =
      "select * from access_log order by time";

  @TempDir private static Path made;
  private static Path keys;

  @TempDir private Path directory;
  private AgedArchive archive;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = AgedArchive.makeKeys(made);
  }

  @BeforeEach
  void makeArchive() throws Exception {
    archive = new AgedArchive(directory, keys);
    SomeFindings.into(archive);
  }

  @Test
  void theReadBeforeIsThereWithWhoWhatAndTheHashOfItsAnswer() throws Exception {
    Run read =
        archive.cairn(
            "sql", "--output", "csv", "--reason", "case 2026-17", "--from",
            "2026-11-22T00:00:00Z",
            "select source, raw from events where user_name <> '" + CANARY + "' limit 2");
    assertThat(read.code()).as(read.err()).isZero();

    JsonNode log = log();

    assertThat(log).hasSize(1);
    JsonNode event = log.get(0);
    assertThat(event.path("tool").asText()).isEqualTo("sql");
    assertThat(event.path("user_name").asText()).isEqualTo(System.getProperty("user.name"));
    assertThat(event.path("user_source").asText()).isEqualTo("os");
    assertThat(event.path("host").asText()).isNotBlank();
    assertThat(event.path("reason").asText()).isEqualTo("case 2026-17");
    assertThat(event.path("statement").asText())
        .isEqualTo("select source, raw from events where user_name <> ? limit ?");
    assertThat(event.path("arguments").toString())
        .isEqualTo("[\"from=2026-11-22T00:00:00Z\",\"output=csv\"]");
    assertThat(event.path("tables").toString()).isEqualTo("[\"events\"]");
    assertThat(event.path("phi_readable").asBoolean()).isTrue();
    assertThat(event.path("rows").asLong()).isEqualTo(2);
    assertThat(event.path("files").asLong()).isEqualTo(1);
    assertThat(event.path("result_sha256").asText()).isEqualTo(sha256(read.out()));
    assertThat(event.path("outcome").asText()).isEqualTo("answered");
    assertThat(event.path("break_glass").asBoolean(true)).isFalse();
    assertThat(event.path("cairn_version").asText()).isEqualTo(Cairn.VERSION);
    assertThat(event.path("kafka_topic").asText())
        .isEqualTo("cairn.access.direct-" + event.path("access_id").asText());
    assertThat(log.toString()).doesNotContain(CANARY);
  }

  @Test
  void eachReadingCommandIsRecordedOnceAndWithoutTextsThatCouldBePhi() throws Exception {
    assertThat(archive.cairn("findings", "--user", CANARY, "--severity", "high").code()).isZero();
    assertThat(archive.cairn("findings", "--output", "json").code()).isZero();
    assertThat(archive.cairn("findings show", SomeFindings.EXPORT, "--text").code()).isZero();
    assertThat(archive.cairn("sessions", "--user", CANARY, "--client", CANARY).code()).isZero();
    assertThat(archive.cairn("session", "ffffff").code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(archive.cairn("rules list").code()).isZero();
    assertThat(archive.cairn("sql", "select 1").code()).isZero();

    JsonNode log = log();

    assertThat(log.findValuesAsText("tool"))
        .containsExactly("findings", "findings", "finding", "sessions", "session", "rules", "sql");
    assertThat(log.findValuesAsText("outcome"))
        .containsExactly("answered", "answered", "answered", "answered", "refused", "answered", "answered");
    assertThat(log.findValuesAsText("rows")).containsExactly("0", "5", "1", "0", "0", "1", "1");
    assertThat(log.findValuesAsText("phi_readable"))
        .containsExactly("false", "false", "true", "false", "false", "false", "false");
    assertThat(log.at("/0/arguments").toString())
        .isEqualTo("[\"limit=50\",\"output=table\",\"severity=high\",\"user=?\"]");
    assertThat(log.at("/0/tables").toString()).contains("finding_status");
    assertThat(log.at("/2/arguments").toString())
        .isEqualTo(
            "[\"id=" + SomeFindings.EXPORT + "\",\"output=page\",\"text=true\"]");
    assertThat(log.at("/4/arguments").toString()).contains("id=ffffff");
    assertThat(log.toString()).doesNotContain(CANARY);
    Run verify = archive.cairn("verify");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void whatIsRefusedIsRecordedWithoutItsValues() throws Exception {
    Run write = archive.cairn("sql", "delete from events where user_name = '" + CANARY + "'");
    Run wrong = archive.cairn("sql", "select '" + CANARY);

    assertThat(write.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USE);
    JsonNode log = log();
    assertThat(log.findValuesAsText("outcome")).containsExactly("refused", "refused");
    assertThat(log.findValuesAsText("statement"))
        .containsExactly("delete from events where user_name = ?", "?");
    assertThat(log.at("/0/result_sha256").isNull()).isTrue();
    assertThat(log.toString()).doesNotContain(CANARY);
  }

  @Test
  void theSameQuestionHasTheSameHash() throws Exception {
    for (int i = 0; i < 2; i++) {
      archive.cairn("sql", "--output", "json", "select event_id from events order by 1");
    }

    assertThat(log().findValuesAsText("result_sha256").stream().distinct()).hasSize(1);
  }

  @Test
  void withoutAnAnchorThatCanBeWrittenThereIsNoAnswer() {
    Run run =
        archive.cairn(
            "sql", "--anchor", directory.resolve("none/anchor.json").toString(),
            "select raw from events");

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("can't be recorded in access_log, so there is no answer")
        .contains("--anchor")
        .doesNotContain(SampleRows.CANARY);
  }

  @Test
  void withoutAKeyThatSignsThereIsNoAnswer() throws Exception {
    Path copy = directory.resolve("cannot-sign.json");
    KeyFile.copyWithout(Path.of(archive.keys.getPath()), copy, KeyClass.PHI);
    String[][] reads = {
      {"sql", "select count(*) from events"},
      {"sql", "select error('x') from events"},
      {"sessions"},
      {"findings"},
      {"findings", "show", SomeFindings.EXPORT},
      {"session", "ffffff"}
    };
    for (String[] read : reads) {
      Run run = on(copy, read);

      assertThat(run.code()).as(read[0]).isEqualTo(ExitCode.OUT_OF_REACH);
      assertThat(run.out()).as(read[0]).isEmpty();
      assertThat(run.err()).contains("no answer").contains("the right to sign");
    }
    assertThat(log()).isEmpty();
  }

  @Test
  void withoutAPolicyForTheLogThereIsNoAnswer() throws Exception {
    Path policies = Files.createDirectories(directory.resolve("policies"));
    try (var shipped = Files.list(Path.of("../../retention-policies"))) {
      for (Path file : shipped.filter(f -> !f.endsWith("access_log.yaml")).toList()) {
        Files.copy(file, policies.resolve(file.getFileName()));
      }
    }

    Run run = archive.cairn("sql", "--policies", policies.toString(), "select 1 as one");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("access_log");
  }

  @Test
  void whoHasNoPhiKeyReadsTheRestAndIsRecorded() throws Exception {
    Path copy = directory.resolve("metadata-only.json");
    KeyFile.copyForReaderWithout(Path.of(archive.keys.getPath()), copy, KeyClass.PHI);

    Run run = on(copy, "sql", "select raw, source from events limit 1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("without the PHI key these columns are NULL: events.raw");
    assertThat(log().at("/0/phi_readable").asBoolean(true)).isFalse();
    assertThat(archive.cairn("verify").code()).isZero();
  }

  @Test
  void breakingTheGlassIsRecordedBeforeTheReadAndMarksIt() throws Exception {
    Path copy = directory.resolve("metadata-only.json");
    KeyFile.copyForReaderWithout(Path.of(archive.keys.getPath()), copy, KeyClass.PHI);

    Run run =
        on(
            copy, "sql", "--output", "csv", "--break-glass", "--break-glass-keys",
            archive.keys.toString(), "--reason", "case 2026-17",
            "select bool_or(sql_text is not null) as readable from events");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).containsExactly("readable", "true");
    JsonNode log = log();
    assertThat(log.findValuesAsText("tool")).containsExactly("break_glass", "sql");
    assertThat(log.findValuesAsText("break_glass")).containsExactly("true", "true");
    assertThat(log.findValuesAsText("phi_readable")).containsExactly("false", "true");
    assertThat(log.findValuesAsText("reason")).containsExactly("case 2026-17", "case 2026-17");
  }

  @Test
  void theGlassIsNotBrokenWithoutAReasonNorWhereThatCantBeRecorded() throws Exception {
    Run silent = archive.cairn("sql", "--break-glass", "select raw from events");
    Run unrecorded =
        archive.cairn(
            "sql", "--break-glass", "--reason", "case 2026-17",
            "--anchor", directory.resolve("none/anchor.json").toString(),
            "select raw from events");

    assertThat(silent.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(silent.err()).contains("--reason");
    assertThat(unrecorded.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(silent.out() + unrecorded.out()).isEmpty();
    assertThat(log()).isEmpty();
  }

  @Test
  void readsGoOnWhileAJobWritesTheArchiveAndSideBySide() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try (BlobStore store = BlobStores.open(archive.archive);
        Closeable lock = store.lockForWriting()) {
      Callable<Run> read = () -> archive.cairn("sql", "select count(*) from events");
      for (Future<Run> done : readers.invokeAll(IntStream.range(0, 8).mapToObj(i -> read).toList())) {
        assertThat(done.get().code()).as(done.get().err()).isZero();
      }
    } finally {
      readers.shutdown();
    }

    assertThat(log()).hasSize(8);
    assertThat(archive.cairn("verify").code()).isZero();
  }

  private Run on(Path keyFile, String... line) {
    String[] all = new String[line.length + 4];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(
        new String[] {
          "--archive", archive.archive.toString(), "--keys", "keyfile://" + keyFile
        },
        0,
        all,
        line.length,
        4);
    return Run.cairn(all);
  }

  private JsonNode log() throws Exception {
    Run run = archive.cairn("sql", "--output", "json", ALL);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}

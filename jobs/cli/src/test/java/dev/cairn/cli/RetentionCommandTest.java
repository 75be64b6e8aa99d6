package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.chain.ArchiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of retention and holds on a real archive; times by the machine's clock. */
class RetentionCommandTest {

  private static final Instant LONG_AGO = Instant.parse("2015-03-01T10:00:00Z");

  @TempDir static Path made;
  private static Path keys;

  @TempDir Path directory;

  private AgedArchive archive;
  private ArchiveFile alice;
  private ArchiveFile bob;
  private ArchiveFile fresh;

  @BeforeAll
  static void makeKeys() throws IOException {
    keys = AgedArchive.makeKeys(made);
  }

  @BeforeEach
  void archiveOfTwoOldFilesAndANewOne() throws IOException {
    archive = new AgedArchive(directory, keys);
    alice = archive.add("proxysql.query", "alice", 5, LONG_AGO);
    bob = archive.add("proxysql.query", "bob", 5, LONG_AGO);
    fresh =
        archive.add("proxysql.audit", "alice", 5, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void planSumsUpAndChangesNothing() throws IOException {
    List<Path> before = files();

    Run run = archive.keyless("retention plan");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Plan: 0 to extend, 2 to dispose of, 0 kept by hold.")
        .containsPattern("-  dispose of  proxysql.query +2 .*ran out 2021-03-01 under")
        .containsPattern("proxysql.audit/1 +1 ");
    assertThat(run.err()).contains("not WORM");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void planInJsonAndCsvListsEachFile() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(archive.keyless("retention plan", "--output", "json").out());

    assertThat(json.get("summary").get("dispose").intValue()).isEqualTo(2);
    assertThat(json.get("changes").findValuesAsText("path"))
        .containsExactlyInAnyOrder(alice.path(), bob.path());
    assertThat(json.get("kept").get(0).get("rule").textValue()).isEqualTo("proxysql.audit/1");
    assertThat(archive.keyless("retention plan", "--output", "csv").out().lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "action,path,of,rule,from_until,from_mode,to_until,to_mode,cases,reason");
  }

  @Test
  void applyDisposesOfWhatRanOutAndTheArchiveStaysWhole() throws Exception {
    Run run = archive.cairn("retention apply", "--approve", "A. Auditor");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Applied: 0 extended, 2 disposed of, 0 put under hold, 0 refused by the store.")
        .contains("Certificate: cairn retention certificate 5 ");
    assertThat(archive.isThere(alice)).isFalse();
    assertThat(archive.isThere(bob)).isFalse();
    assertThat(archive.isThere(fresh)).isTrue();

    Run verify = archive.cairn("verify");
    assertThat(verify.code()).as(verify.out()).isZero();
    assertThat(verify.out()).contains("disposed of   2 files, accounted for; 0 approved");
    assertThat(archive.cairn("sql", "select count(*) n from events").out()).contains("5");

    Run again = archive.cairn("retention apply", "--approve", "A. Auditor");
    assertThat(again.out()).contains("Plan: 0 to extend, 0 to dispose of, 0 kept by hold.");
    assertThat(files("chain")).hasSize(7);
  }

  @Test
  void certificateIsMadeFromTheChainAtAnyTime() throws Exception {
    assertThat(archive.keyless("retention certificate").out()).contains("Nothing was disposed of");
    archive.cairn("retention apply", "--approve", "A. Auditor");

    Run text = archive.keyless("retention certificate", "5");
    Run json = archive.keyless("retention certificate", "5", "--output", "json");

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("CERTIFICATE OF DISPOSITION", "by A. Auditor, under proxysql.query/1")
        .contains(alice.sha256(), bob.path());
    assertThat(new ObjectMapper().readTree(json.out()).get("files")).hasSize(2);
    assertThat(archive.keyless("retention certificate").out()).containsPattern("5 +\\S+ +2 +yes");
    Run wrong = archive.keyless("retention certificate", "2");
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(wrong.err()).contains("Manifest 2 approved no disposal. Those that did: 5");
  }

  @Test
  void applyWithoutAnApproverIsWrongUse() {
    Run run = archive.cairn("retention apply");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--approve");
    assertThat(archive.isThere(alice)).isTrue();
  }

  @Test
  void longerPolicyOfAnotherFolderExtends() throws IOException {
    Path policies = policies();
    edit(policies.resolve("proxysql.audit.yaml"), "keep: P90D", "keep: P1Y");

    Run run =
        archive.cairn(
            "retention apply", "--approve", "A", "--policies", policies.toString());

    assertThat(run.out()).containsPattern("~  extend +proxysql.audit +1 ");
    assertThat(run.out()).contains("Applied: 1 extended");
    assertThat(archive.cairn("verify").code()).isZero();
  }

  @Test
  void shorterPolicyIsNotAppliedToWhatIsThere() throws IOException {
    Path policies = policies();
    edit(policies.resolve("proxysql.audit.yaml"), "keep: P90D", "keep: P1Y");
    archive.cairn("retention apply", "--approve", "A", "--policies", policies.toString());

    Run run = archive.keyless("retention plan");

    assertThat(run.out())
        .contains("1 not shortened")
        .containsPattern("proxysql.audit/1 asks for \\S+; promised by the chain until");
  }

  @Test
  void wrongPolicyIsWrongUseByFileKeyAndValue() throws IOException {
    Path policies = policies();
    edit(policies.resolve("proxysql.audit.yaml"), "keep: P90D", "keep: P3D");

    Run run = archive.keyless("retention plan", "--policies", policies.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("proxysql.audit.yaml", "keep is 'P3D'", "P90D or more");
    Run none = archive.keyless("retention plan", "--policies", directory + "/nowhere");
    assertThat(none.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(none.err()).contains("nowhere");
  }

  @Test
  void holdOfAUserKeepsTheFilesOfThatUser() {
    Run placed =
        archive.cairn(
            "hold place", "--case", "C-1", "--by", "C. Counsel", "--why", "Smith v. Hospital",
            "--source", "proxysql.query", "--user", "alice");
    assertThat(placed.code()).as(placed.err()).isZero();
    assertThat(placed.out()).contains("Held: 1 file for case C-1.");

    assertThat(archive.keyless("retention plan").out())
        .contains("1 to dispose of, 1 kept by hold")
        .contains("ran out; held by case C-1");
    archive.cairn("retention apply", "--approve", "A. Auditor");
    assertThat(archive.isThere(alice)).isTrue();
    assertThat(archive.isThere(bob)).isFalse();
    assertThat(archive.keyless("verify").out()).contains("legal holds   on 1 file");

    assertThat(archive.keyless("hold list").out())
        .containsPattern("C-1 .*C\\. Counsel .*Smith v\\. Hospital .*proxysql\\.query .*alice +1");

    Run alone =
        archive.cairn("hold release", "--case", "C-1", "--by", "C. Counsel", "--why", "settled");
    assertThat(alone.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(alone.err()).contains("two people", "--second");

    Run released =
        archive.cairn(
            "hold release", "--case", "C-1", "--by", "C. Counsel", "--why", "settled",
            "--second", "P. Partner");
    assertThat(released.code()).as(released.err()).isZero();
    assertThat(released.out()).contains("Released: 1 file of case C-1, 0 of them held");
    assertThat(archive.keyless("hold list").out()).contains("No legal hold is active");
    assertThat(archive.keyless("retention plan").out()).contains("1 to dispose of");
  }

  @Test
  void userWithAQuoteInTheNameIsLookedForAsWritten() {
    Run run =
        archive.cairn(
            "hold place", "--case", "C-1", "--by", "b", "--why", "w", "--user", "x' or '1'='1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Held: 0 files");
  }

  @Test
  void holdPlacedAgainSaysThatItIsAsItWas() {
    String[] line = {"--case", "C-1", "--by", "b", "--why", "w"};
    assertThat(archive.cairn("hold place", line).out()).contains("Held: 3 files for case C-1.");

    Run again = archive.cairn("hold place", line);

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("Held: 3 files for case C-1, as they were.");
  }

  @Test
  void holdOnAnUnknownSourceIsWrongUse() {
    Run run =
        archive.cairn(
            "hold place", "--case", "C", "--by", "b", "--why", "w", "--source", "proxysql.queri");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("proxysql.queri", "proxysql.query");
  }

  @Test
  void verifyNamesTheSigningKeyAndTakesItsThumbprint() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(archive.keyless("verify", "--json").out());
    String thumbprint = json.get("signing_keys").get(0).get("thumbprint").textValue();

    assertThat(archive.keyless("verify").out()).contains(thumbprint, "taken on trust");
    Run pinned = archive.keyless("verify", "--trust=" + thumbprint);
    assertThat(pinned.code()).isZero();
    assertThat(pinned.out()).contains("the one you gave");
    String other = (thumbprint.startsWith("A") ? "B" : "A") + thumbprint.substring(1);
    Run foreign = archive.keyless("verify", "--trust=" + other);
    assertThat(foreign.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(foreign.out()).contains("signature_key_unknown");
  }

  private Path policies() throws IOException {
    Path copy = Files.createDirectories(directory.resolve("policies"));
    try (Stream<Path> files = Files.list(Path.of("../../retention-policies"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(
        file,
        text.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
  }

  private List<Path> files() throws IOException {
    return files("");
  }

  private List<Path> files(String under) throws IOException {
    try (Stream<Path> tree = Files.walk(archive.root.resolve(under))) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

package dev.cairn.archive.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.chain.TestArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The independent verifier as a person calls it. */
class IndependentVerifierCommandIT {

  private static final String HEAD = SmallArchive.HEAD;

  @TempDir Path folder;

  private record Run(int code, String out) {}

  @BeforeAll
  static void requirePython() throws IOException, InterruptedException {
    PythonVerifier.require();
  }

  @Test
  void passesItsOwnTest() throws Exception {
    Run run = run("--self-test");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("right signature of sample").doesNotContain("WRONG");
  }

  @Test
  void saysThatAGoodArchiveIsGoodAndWhatItRestsOn() throws Exception {
    String thumbprint = TestArchive.SIGNER.current().thumbprint();
    Path archive = write(disk -> {});

    Run run = run(archive.toString(), "--anchor", anchor(), "--trust", thumbprint);

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("integrity     good", "completeness  good", "head 5", "rows not checked")
        .contains("knows manifest 5", thumbprint + ": 5 manifests", "thumbprint that was given");
  }

  @Test
  void namesTheFirstFaultAndAllFaults() throws Exception {
    Path archive = write(disk -> disk.delete(SmallArchive.EVENTS_1).delete(HEAD));

    Run run = run(archive.toString(), "--anchor", anchor());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("integrity     BAD: chain_cut " + HEAD)
        .contains("completeness  BAD: chain_cut " + HEAD)
        .contains("file_missing " + SmallArchive.EVENTS_1)
        .contains("taken on trust");
  }

  @Test
  void answersMachinesInJson() throws Exception {
    Path archive = write(disk -> disk.put("events/a b", "x"));

    Run run = run(archive.toString(), "--json");

    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(run.code()).isEqualTo(1);
    assertThat(answer.at("/faults/0/code").asText()).isEqualTo("file_extra");
    assertThat(answer.at("/faults/0/place").asText()).isEqualTo("events/a b");
    assertThat(answer.at("/head/sequence").asInt()).isEqualTo(5);
    assertThat(answer.at("/completeness").asText()).isEqualTo("good");
    assertThat(answer.at("/anchored").asBoolean()).isFalse();
    assertThat(answer.at("/pinned").asBoolean()).isFalse();
  }

  @Test
  void aDirectoryThatIsNotThereHasNoVerdict() throws Exception {
    Run run = run(folder.resolve("nothing").toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("no verdict").doesNotContain("good");
  }

  @Test
  void wrongUseIsSaid() throws Exception {
    assertThat(run().code()).isEqualTo(2);
    assertThat(run(folder.toString(), "--trust", "short").code()).isEqualTo(2);
  }

  @Test
  void aThumbprintMayBeginWithADash() throws Exception {
    String another = "-" + "A".repeat(42);

    Run run = run(write(disk -> {}).toString(), "--trust", another);

    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("usage");
  }

  private Path write(FaultyArchive.Maker change) throws IOException {
    return Path.of(
        FaultyArchive.of(
                "case",
                disk -> {
                  disk.small();
                  change.make(disk);
                })
            .writeTo(folder)
            .archive());
  }

  private String anchor() {
    return folder.resolve("anchor.json").toString();
  }

  private static Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B", PythonVerifier.SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out);
  }
}

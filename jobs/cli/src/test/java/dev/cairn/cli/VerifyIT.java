package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn verify} on a real archive, whole and damaged in each way that people fear. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyIT {

  private Path original;
  private Path keys;
  private Path damaged;

  @BeforeAll
  void makeArchive(@TempDir Path directory) throws IOException {
    original = directory.resolve("original");
    keys = directory.resolve("keys.json");
    Path log = directory.resolve("audit.log");
    try (InputStream in = Captures.smallPlain().files("proxysql.audit").get(0).open()) {
      Files.copy(in, log);
    }
    Path flows = directory.resolve("flows.json");
    try (InputStream in = Captures.smallPlain().files("network.flow").get(0).open()) {
      Files.copy(in, flows);
    }
    Run run =
        Run.cairn(
            "replay",
            "--archive",
            "file://" + original.resolve("archive"),
            "--keys",
            "keyfile://" + keys,
            "--source",
            "proxysql.audit",
            log.toString(),
            "--source",
            "network.flow",
            flows.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeEach
  void copy(@TempDir Path directory) throws IOException {
    damaged = directory.resolve("copy");
    try (Stream<Path> tree = Files.walk(original)) {
      for (Path path : tree.toList()) {
        Path target = damaged.resolve(original.relativize(path).toString());
        Files.copy(path, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void aWholeArchiveIsGood() {
    Run run = verify("--keys", "keyfile://" + keys);

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("integrity     good", "completeness  good", "rows checked");
    assertThat(run.out()).contains("not WORM");
  }

  @Test
  void aFlippedBitIsFound() throws IOException {
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertFault("file_altered", relative(file));
  }

  @Test
  void aRemovedFileIsFound() throws IOException {
    Path file = files().get(0);
    Files.delete(file);

    assertFault("file_missing", relative(file));
  }

  @Test
  void anAddedFileIsFound() throws IOException {
    Path added = files().get(0).resolveSibling("added.parquet");
    Files.copy(files().get(0), added);

    assertFault("file_extra", relative(added));
  }

  @Test
  void swappedFilesAreFound() throws IOException {
    Path first = files().get(0);
    Path second = files().get(1);
    Path between = damaged.resolve("between");
    Files.move(first, between);
    Files.move(second, first);
    Files.move(between, second);

    assertFault("files_swapped", relative(first));
  }

  @Test
  void aRemovedLastManifestIsFound() throws IOException {
    List<Path> manifests = walk(damaged.resolve("archive/chain"));
    Path last = manifests.get(manifests.size() - 1);
    Files.delete(last);

    assertFault("chain_cut", relative(last));
  }

  @Test
  void aRemovedLastManifestIsFoundWithoutAnchorByTheFilesItLeaves() throws IOException {
    List<Path> manifests = walk(damaged.resolve("archive/chain"));
    Files.delete(manifests.get(manifests.size() - 1));
    Files.delete(damaged.resolve("archive.anchor.json"));

    Run run = verify();

    assertThat(run.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(run.out()).contains("file_extra").contains("integrity     BAD");
  }

  @Test
  void anAnchorThatIsNamedButNotThereIsAFault() {
    Run run = verify("--anchor", damaged.resolve("no-anchor.json").toString());

    assertThat(run.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(run.out()).contains("anchor_missing");
  }

  @Test
  void aRemovedManifestInTheMiddleIsFound() throws IOException {
    List<Path> manifests = walk(damaged.resolve("archive/chain"));
    Path first = manifests.get(0);
    Files.delete(first);

    assertFault("manifest_missing", relative(first));
  }

  @Test
  void anAlteredManifestIsFound() throws IOException {
    List<Path> manifests = walk(damaged.resolve("archive/chain"));
    Path manifest = manifests.get(manifests.size() - 1);
    String altered = Files.readString(manifest).replace("\"rows\":", "\"rows\":1");
    Files.writeString(manifest, altered, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(verify().code()).isEqualTo(ExitCode.VERDICT_BAD);
  }

  @Test
  void theReportIsThereForMachines() throws IOException {
    Files.delete(files().get(0));

    Run run = verify("--json");

    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("integrity").asText()).isEqualTo("bad");
    assertThat(report.at("/faults/0/code").asText()).isEqualTo("file_missing");
  }

  @Test
  void nothingThereIsNotGood() {
    Run run = Run.cairn("verify", "--archive", "file://" + damaged.resolve("nothing"));

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("no archive");
  }

  @Test
  void noByteOfPhiIsInClearInTheArchive() throws IOException {
    for (Path file : walk(damaged)) {
      String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(content).doesNotContain("MySQL_Client_Close").doesNotContain("127.0.0.11");
    }
  }

  private void assertFault(String code, String place) {
    Run run = verify();
    assertThat(run.code()).isEqualTo(ExitCode.VERDICT_BAD);
    assertThat(run.out()).contains(code).contains(place).contains("BAD");
  }

  private Run verify(String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "verify";
    args[1] = "--archive";
    args[2] = "file://" + damaged.resolve("archive");
    System.arraycopy(more, 0, args, 3, more.length);
    return Run.cairn(args);
  }

  private String relative(Path file) {
    return damaged.resolve("archive").relativize(file).toString();
  }

  private List<Path> files() throws IOException {
    return walk(damaged.resolve("archive/events"));
  }

  private static List<Path> walk(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

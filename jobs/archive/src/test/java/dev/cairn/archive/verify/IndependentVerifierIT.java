package dev.cairn.archive.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cairn verify} and the independent verifier, written from {@code VERIFICATION.md} alone and
 * sharing no code, say the same of every archive: the same faults at the same places, the same
 * verdicts. Where they differ, one of the three is wrong.
 */
class IndependentVerifierIT {

  private static final int RANDOM_ARCHIVES = Integer.getInteger("cairn.verify.archives", 60);

  private static PythonVerifier independent;

  @TempDir Path folder;

  @BeforeAll
  static void startPython() throws IOException, InterruptedException {
    PythonVerifier.require();
    independent = new PythonVerifier();
  }

  @AfterAll
  static void stopPython() throws IOException {
    if (independent != null) {
      independent.close();
    }
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, RANDOM_ARCHIVES).boxed();
  }

  static List<FaultyArchive> faultyArchives() {
    return FaultyArchives.all();
  }

  @ParameterizedTest
  @MethodSource("faultyArchives")
  void findsTheFaultsOfTheTests(FaultyArchive faulty) throws IOException {
    FaultyArchive.Written written = faulty.writeTo(folder);

    JsonNode answer =
        independent.verify(
            Path.of(written.archive()),
            written.anchor().orElse(null),
            List.copyOf(written.thumbprints()));

    assertThat(faults(answer))
        .isEqualTo(
            faulty.expected().stream()
                .map(fault -> fault.code().id() + " " + fault.place())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesOnDamage(int seed) throws IOException {
    Random random = new Random(seed);
    SmallArchive archive = new SmallArchive();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      DamagePropertyTest.damage(archive, random);
    }
    Path root = Files.createDirectory(folder.resolve("archive"));
    for (BlobInfo blob : archive.store.list("")) {
      ForgedChain.blob(root, blob.path(), Blobs.read(archive.store, blob.path()));
    }
    Path anchor = folder.resolve("anchor.json");
    new FileAnchor(anchor).write(archive.anchor.head);

    assertAgreement("damage", root, random.nextBoolean() ? anchor : null, List.of());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesOnForgedContent(int seed) throws IOException {
    forge(seed, ForgedField.NONE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesOnForgedFields(int seed) throws IOException {
    forge(seed, ForgedField.ONE);
  }

  private void forge(int seed, ForgedField field) throws IOException {
    Random random = new Random(seed);
    Path root = Files.createDirectory(folder.resolve("archive"));
    RandomForgery.Written written = RandomForgery.write(root, random, field);
    Path anchor = folder.resolve("anchor.json");
    Files.write(anchor, written.chain().anchor());

    assertAgreement(written.forged(), root, random.nextBoolean() ? anchor : null, List.of());
  }

  private static void assertAgreement(
      String what, Path root, Path anchor, List<String> thumbprints) throws IOException {
    List<String> ours = new ArrayList<>();
    VerificationReport report;
    try (BlobStore store = BlobStores.open(root.toUri())) {
      ArchiveVerifier verifier = ArchiveVerifier.of(store);
      report = (anchor == null ? verifier : verifier.withAnchor(new FileAnchor(anchor))).verify();
    }
    for (Fault fault : report.faults()) {
      ours.add(fault.code().id() + " " + fault.place());
    }
    JsonNode theirs = independent.verify(root, anchor, thumbprints);

    assertThat(faults(theirs)).as(what).isEqualTo(new TreeSet<>(ours));
    for (Verdict verdict : Verdict.values()) {
      assertThat(theirs.get(verdict.id()).asText())
          .isEqualTo(report.good(verdict) ? "good" : "bad");
    }
    assertThat(theirs.get("manifests").asLong()).isEqualTo(report.manifests());
    assertThat(theirs.get("files").asLong()).isEqualTo(report.files());
  }

  private static Set<String> faults(JsonNode answer) {
    Set<String> faults = new TreeSet<>();
    answer
        .get("faults")
        .forEach(f -> faults.add(f.get("code").asText() + " " + f.get("place").asText()));
    return faults;
  }
}

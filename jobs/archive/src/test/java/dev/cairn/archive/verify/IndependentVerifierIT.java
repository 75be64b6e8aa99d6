package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.verify.FaultyArchive.Written;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code cairn verify} and the independent verifier, written from {@code VERIFICATION.md} alone and
 * sharing no code, say the same of every archive: the same faults at the same places, the same
 * verdicts. Where they differ, one of the three is wrong. {@code -Dcairn.verify.archives=1000} tries
 * more archives than usual.
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

  static List<FaultyArchive> faultyArchives() {
    return FaultyArchives.all();
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, RANDOM_ARCHIVES).boxed();
  }

  @ParameterizedTest
  @MethodSource("faultyArchives")
  void agreesOnEveryFaultOfTheTests(FaultyArchive faulty) throws IOException {
    Set<String> expected =
        faulty.expected().stream()
            .map(fault -> fault.code().id() + " " + fault.place())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(agreed(faulty.name(), faulty.writeTo(folder))).isEqualTo(expected);
  }

  /** What is no fault of an archive but of a directory: the same content by way of a link. */
  @ParameterizedTest
  @ValueSource(strings = {"events/source=a/1.parquet", "events", "chain", "chain/000000000003.json"})
  void agreesOnLinks(String path) throws IOException {
    FaultyArchive linked =
        FaultyArchive.of(
            path,
            disk -> {
              Path target = disk.small().root.resolveSibling("elsewhere");
              Files.move(disk.root.resolve(path), target);
              Files.createSymbolicLink(disk.root.resolve(path), target);
            });

    assertThat(agreed(path, linked.writeTo(folder))).contains("file_extra " + path);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesOnRandomDamage(int seed) throws IOException {
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

    agreed("damage", asked(root, anchor, TestArchive.SIGNER, random));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesOnForgedArchives(int seed) throws IOException {
    Random random = new Random(seed);
    ForgedField field = seed % 2 == 0 ? ForgedField.NONE : ForgedField.ONE;
    Path root = Files.createDirectory(folder.resolve("archive"));
    RandomForgery.Written forgery = RandomForgery.write(root, random, field);
    Path anchor = folder.resolve("anchor.json");
    Files.write(anchor, forgery.chain().anchor());

    agreed(forgery.forged(), asked(root, anchor, forgery.chain().signer, random));
  }

  /** With the anchor or without, with the signer's current key given, another, or none. */
  private static Written asked(Path root, Path anchor, TestSigner signer, Random random)
      throws IOException {
    Set<String> thumbprints =
        switch (random.nextInt(4)) {
          case 0 -> Set.of(signer.current().thumbprint());
          case 1 -> Set.of(new TestSigner().current().thumbprint());
          default -> Set.of();
        };
    URI archive = root.toUri();
    return new Written(
        archive, random.nextBoolean() ? Optional.of(anchor) : Optional.empty(), thumbprints);
  }

  /** The faults that both name, as code and place. */
  private static Set<String> agreed(String what, Written written) throws IOException {
    VerificationReport ours = verify(written);
    JsonNode theirs = independent.verify(written);
    Set<String> named = new TreeSet<>();
    theirs
        .get("faults")
        .forEach(f -> named.add(f.get("code").asText() + " " + f.get("place").asText()));

    assertThat(named)
        .as(what)
        .isEqualTo(
            ours.faults().stream()
                .map(fault -> fault.code().id() + " " + fault.place())
                .collect(Collectors.toCollection(TreeSet::new)));
    for (Verdict verdict : Verdict.values()) {
      assertThat(theirs.get(verdict.id()).asText()).isEqualTo(ours.good(verdict) ? "good" : "bad");
    }
    assertThat(theirs.get("manifests").asLong()).isEqualTo(ours.manifests());
    assertThat(theirs.get("files").asLong()).isEqualTo(ours.files());
    assertThat(theirs.get("bytes").asLong()).isEqualTo(ours.bytes());
    assertThat(keys(theirs))
        .isEqualTo(
            ours.signingKeys().stream()
                .map(key -> key.key() + " " + key.thumbprint() + " " + key.manifests())
                .collect(Collectors.toSet()));
    return named;
  }

  private static Set<String> keys(JsonNode answer) {
    Set<String> keys = new TreeSet<>();
    for (JsonNode key : answer.get("signing_keys")) {
      keys.add(
          "%s %s %d"
              .formatted(
                  key.get("key").asText(),
                  key.get("thumbprint").asText(),
                  key.get("manifests").asLong()));
    }
    return keys;
  }

  private static VerificationReport verify(Written written) throws IOException {
    try (BlobStore store = BlobStores.open(written.archive())) {
      ArchiveVerifier verifier = ArchiveVerifier.of(store).withTrustedKeys(written.thumbprints());
      return written.anchor().isEmpty()
          ? verifier.verify()
          : verifier.withAnchor(new FileAnchor(written.anchor().get())).verify();
    }
  }
}

package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static dev.cairn.archive.chain.TestArchive.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody builds on a chain that is not whole; the first fault is named. */
class ChainBrokenTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final MemoryAnchor anchor = new MemoryAnchor();

  @BeforeEach
  void setUp() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    for (int i = 1; i <= 4; i++) {
      chain.append(commit(store, "c" + i, i * 10, i * 10 + 9), NOW);
    }
  }

  @Test
  void missingManifestIsNamed() {
    store.remove("chain/000000000003.json");

    assertBroken(() -> Chain.open(store), "chain/000000000003.json", "missing");
  }

  @Test
  void missingFirstManifestIsNamed() {
    store.remove("chain/000000000001.json");

    assertBroken(() -> Chain.open(store), "chain/000000000001.json", "missing");
  }

  @Test
  void bytesThatAreNoManifestAreNamed() {
    store.tamper("chain/000000000002.json", bytes -> "{}".getBytes(StandardCharsets.UTF_8));

    assertBroken(() -> Chain.open(store), "chain/000000000002.json", "format");
  }

  @Test
  void alteredManifestIsFoundByTheNext() {
    store.tamper("chain/000000000002.json", ChainBrokenTest::oneRowMore);

    assertBroken(() -> Chain.open(store), "chain/000000000003.json", "does not continue");
  }

  @Test
  void manifestInAnothersPlaceIsNamed() throws IOException {
    byte[][] fourth = new byte[1][];
    store.tamper("chain/000000000004.json", bytes -> fourth[0] = bytes);
    store.tamper("chain/000000000002.json", bytes -> fourth[0]);

    assertBroken(() -> Chain.open(store), "chain/000000000002.json", "manifest 4");
  }

  @Test
  void cutTailIsFoundAgainstTheAnchor() {
    store.remove("chain/000000000005.json");

    assertBroken(() -> Chain.open(store, TestArchive.writer(anchor)), "anchor", "cut off");
  }

  @Test
  void emptiedArchiveIsNotStartedAnew() {
    TestArchive.paths(store).forEach(store::remove);

    assertBroken(() -> TestArchive.create(store, anchor), "anchor", "cut off");
    assertBroken(
        () ->
            Chain.openOrCreate(
                store, TestArchive.writer(anchor), "new", TestArchive.GENESIS, NOW),
        "anchor",
        "cut off");
  }

  @Test
  void alteredHeadIsFoundByItsSignature() {
    store.tamper("chain/000000000005.json", ChainBrokenTest::oneRowMore);

    assertBroken(
        () -> Chain.open(store, TestArchive.writer(Anchor.none())),
        "chain/000000000005.json",
        "signature");
  }

  @Test
  void headThatTheAnchorDoesNotKnowIsFoundThoughItIsSigned() {
    anchor.head = new ChainHead(TestArchive.ID, 5, "0a".repeat(32));

    assertBroken(() -> Chain.open(store, TestArchive.writer(anchor)), "anchor", "manifest 5");
  }

  @Test
  void manifestOfAnotherHandIsNotContinued() throws IOException {
    TestSigner another = new TestSigner();
    another.rotate("2");
    Chain.open(store, TestArchive.writer(Anchor.none())); // whole so far
    store.commit(Blobs.stage(store, "chain/000000000006.json", forged(another)));

    assertBroken(
        () -> Chain.open(store, TestArchive.writer(Anchor.none())),
        "chain/000000000006.json",
        "cairn-signing/2, which no manifest before it announces");
    assertThat(Chain.open(store).manifests()).hasSize(6); // to look at, not to build on
  }

  @Test
  void severalManifestsOfAnotherHandAreNotContinued() throws IOException {
    TestSigner another = new TestSigner(); // under the same id
    store.commit(Blobs.stage(store, "chain/000000000006.json", forged(another)));
    store.commit(Blobs.stage(store, "chain/000000000007.json", forged(another)));

    assertBroken(
        () -> Chain.open(store, TestArchive.writer(Anchor.none())),
        "chain/000000000007.json",
        "signature");
  }

  @Test
  void keyThatAnotherHandAnnouncedIsNotTrusted() throws IOException {
    TestSigner another = new TestSigner();
    another.rotate("2");
    SigningKey announced = another.current();
    store.commit(Blobs.stage(store, "chain/000000000006.json", forged(another, announced)));
    store.commit(Blobs.stage(store, "chain/000000000007.json", forged(another)));

    assertBroken(
        () -> Chain.open(store, TestArchive.writer(Anchor.none())),
        "chain/000000000006.json",
        "no manifest before it announces");
  }

  private byte[] forged(TestSigner by, SigningKey... announced) throws IOException {
    Manifest next =
        Manifest.next(
            Chain.open(store).head().orElseThrow(),
            ArchiveCommit.heartbeat("forged"),
            List.of(),
            List.of(announced),
            "cairn/0.1.0",
            NOW);
    return ManifestJson.toJson(new ManifestSigner(by).sign(next, by.current()));
  }

  @Test
  void anchorOfAnotherArchiveIsRefused() {
    anchor.head = new ChainHead("another", 1, "0a".repeat(32));

    assertBroken(() -> Chain.open(store, TestArchive.writer(anchor)), "anchor", "another");
  }

  @Test
  void brokenTailOfAnotherWriterStopsTheAppending() throws IOException {
    Chain chain = Chain.open(store, TestArchive.writer(anchor));
    Blobs.commit(store, "chain/000000000006.json", "{}");

    assertBroken(
        () -> chain.append(commit(store, "c5", 50, 59), NOW), "chain/000000000006.json", "format");
  }

  private static byte[] oneRowMore(byte[] manifest) {
    String json = new String(manifest, StandardCharsets.UTF_8);
    return json.replace("\"rows\":10", "\"rows\":11").getBytes(StandardCharsets.UTF_8);
  }

  private static void assertBroken(ThrowingCallable call, String place, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(ChainBrokenException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((ChainBrokenException) e).place())
        .isEqualTo(place);
  }
}

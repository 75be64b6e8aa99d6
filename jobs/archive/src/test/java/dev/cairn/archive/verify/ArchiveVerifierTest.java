package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.ABANDONED_MISSING;
import static dev.cairn.archive.verify.FaultCode.ANCHOR_FOREIGN;
import static dev.cairn.archive.verify.FaultCode.ANCHOR_MISSING;
import static dev.cairn.archive.verify.FaultCode.CHAIN_CUT;
import static dev.cairn.archive.verify.FaultCode.CHAIN_REWRITTEN;
import static dev.cairn.archive.verify.FaultCode.FILES_SWAPPED;
import static dev.cairn.archive.verify.FaultCode.FILE_ALTERED;
import static dev.cairn.archive.verify.FaultCode.FILE_EXTRA;
import static dev.cairn.archive.verify.FaultCode.FILE_MISSING;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_ALTERED;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_MISSING;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_UNREADABLE;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_BAD;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_KEY_UNKNOWN;
import static dev.cairn.archive.verify.SmallArchive.DEAD_1;
import static dev.cairn.archive.verify.SmallArchive.EVENTS_1;
import static dev.cairn.archive.verify.SmallArchive.EVENTS_2;
import static dev.cairn.archive.verify.SmallArchive.FIRST;
import static dev.cairn.archive.verify.SmallArchive.FOURTH;
import static dev.cairn.archive.verify.SmallArchive.GIVEN_UP;
import static dev.cairn.archive.verify.SmallArchive.HEAD;
import static dev.cairn.archive.verify.SmallArchive.SECOND;
import static dev.cairn.archive.verify.SmallArchive.THIRD;
import static dev.cairn.archive.verify.Verdict.COMPLETENESS;
import static dev.cairn.archive.verify.Verdict.INTEGRITY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveVerifierTest {

  private SmallArchive archive;
  private InMemoryBlobStore store;

  @BeforeEach
  void setUp() throws IOException {
    archive = new SmallArchive();
    store = archive.store;
  }

  @Test
  void undamagedArchiveIsGoodAndCounted() throws IOException {
    VerificationReport report = archive.verify();

    assertThat(report.faults()).isEmpty();
    assertThat(report.good(INTEGRITY)).isTrue();
    assertThat(report.good(COMPLETENESS)).isTrue();
    assertThat(report.head()).contains(archive.anchor.head);
    assertThat(report.manifests()).isEqualTo(5);
    assertThat(report.files()).isEqualTo(3);
    assertThat(report.bytes())
        .isEqualTo(3L * "content of ".length() + (EVENTS_1 + DEAD_1 + EVENTS_2).length());
    assertThat(report.rowsByTable())
        .containsExactly(entry("dead_letters", 10L), entry("events", 20L));
    assertThat(report.offsets())
        .containsExactly(
            new PartitionOffsets(new TopicPartition("t", 0), 0, 19, 20, 0, 0),
            new PartitionOffsets(new TopicPartition("t", 1), 0, 4, 5, 0, 0));
    assertThat(report.abandonedFiles()).isEqualTo(1);
    assertThat(report.anchor()).isEqualTo(AnchorState.CHECKED);
    assertThat(report.beyondAnchor()).isZero();
    assertThat(report.lastManifest()).contains(TestArchive.NOW);
    assertThat(report.signingKeys())
        .containsExactly(
            new VerifiedKey(
                "cairn-signing/1", TestArchive.SIGNER.current().thumbprint(), false, 5));
    assertThat(report.keeping()).isEqualTo(new Keeping(Map.of("none", 3L), 0, 0, 0));
    assertThat(report.lostOffsets()).isZero();
    assertThat(report.rows().sentence()).isEqualTo("rows not checked (not asked for)");
  }

  @Test
  void givenKeyIsSaidToBe() throws IOException {
    String thumbprint = TestArchive.SIGNER.current().thumbprint();

    assertThat(ArchiveVerifier.of(store).withTrustedKeys(Set.of(thumbprint)).verify().signingKeys())
        .containsExactly(new VerifiedKey("cairn-signing/1", thumbprint, true, 5));
  }

  @Test
  void verifyingChangesNothing() throws IOException {
    List<String> before = TestArchive.paths(store);
    ChainHead anchored = archive.anchor.head;

    archive.verify();

    assertThat(TestArchive.paths(store)).isEqualTo(before);
    assertThat(archive.anchor.head).isEqualTo(anchored);
  }

  @Test
  void missingFile() throws IOException {
    store.remove(EVENTS_1);

    assertFaults(tuple(FILE_MISSING, EVENTS_1));
    assertThat(archive.verify().bad()).containsExactlyInAnyOrder(INTEGRITY, COMPLETENESS);
  }

  @Test
  void alteredFileOfTheSameSize() throws IOException {
    store.tamper(DEAD_1, bytes -> flip(bytes, 3));

    assertFaults(tuple(FILE_ALTERED, DEAD_1));
    assertThat(archive.verify().bad()).containsExactly(INTEGRITY);
    assertThat(archive.verify().faults().get(0).message())
        .contains("Manifest 2")
        .endsWith("Its content cannot be relied on.");
  }

  @Test
  void shortenedFile() throws IOException {
    store.tamper(EVENTS_2, bytes -> new byte[0]);

    assertFaults(tuple(FILE_ALTERED, EVENTS_2));
  }

  @Test
  void swappedFilesAreBothNamed() throws IOException {
    archive.swap(EVENTS_2, DEAD_1);

    assertFaults(tuple(FILES_SWAPPED, DEAD_1));
    assertThat(archive.verify().faults().get(0).message()).contains(DEAD_1, EVENTS_2);
  }

  @Test
  void fileWithAnothersContentNamesTheOther() throws IOException {
    store.tamper(EVENTS_2, bytes -> "content of nothing".getBytes(UTF_8));
    store.tamper(EVENTS_1, bytes -> ("content of " + EVENTS_2).getBytes(UTF_8));

    assertFaults(tuple(FILE_ALTERED, EVENTS_1), tuple(FILE_ALTERED, EVENTS_2));
    assertThat(archive.verify().faults().get(0).found()).contains("the content of " + EVENTS_2);
  }

  @Test
  void extraBlobsAnywhere() throws IOException {
    for (String path : List.of("events/x", "dead_letters/x", "chain/x", "elsewhere", "z/chain/x")) {
      Blobs.commit(store, path, "extra");
    }

    assertFaults(
        tuple(FILE_EXTRA, "chain/x"),
        tuple(FILE_EXTRA, "dead_letters/x"),
        tuple(FILE_EXTRA, "elsewhere"),
        tuple(FILE_EXTRA, "events/x"),
        tuple(FILE_EXTRA, "z/chain/x"));
    assertThat(archive.verify().bad()).containsExactly(INTEGRITY);
  }

  @Test
  void abandonedFileIsGuardedToo() throws IOException {
    store.tamper(GIVEN_UP, bytes -> flip(bytes, 0));
    assertFaults(tuple(FILE_ALTERED, GIVEN_UP));

    store.remove(GIVEN_UP);
    assertFaults(tuple(ABANDONED_MISSING, GIVEN_UP));
    assertThat(archive.verify().good(COMPLETENESS)).isTrue();
  }

  @Test
  void missingManifestLeavesItsFilesUnnamed() throws IOException {
    store.remove(THIRD);

    assertFaults(tuple(MANIFEST_MISSING, THIRD), tuple(FILE_EXTRA, EVENTS_2));
  }

  @Test
  void missingFirstManifest() throws IOException {
    store.remove(FIRST);

    assertFaults(
        tuple(MANIFEST_MISSING, FIRST),
        tuple(SIGNATURE_KEY_UNKNOWN, SECOND),
        tuple(SIGNATURE_KEY_UNKNOWN, THIRD),
        tuple(SIGNATURE_KEY_UNKNOWN, FOURTH),
        tuple(SIGNATURE_KEY_UNKNOWN, HEAD));
  }

  @Test
  void manifestThatSaysSomethingElse() throws IOException {
    replace(SECOND, "\"rows\":10", "\"rows\":11");

    assertFaults(tuple(MANIFEST_ALTERED, SECOND), tuple(SIGNATURE_BAD, SECOND));
    assertThat(archive.verify().bad()).containsExactly(INTEGRITY);
  }

  @Test
  void manifestThatContinuesAnother() throws IOException {
    store.tamper(THIRD, bytes -> flipDigit(bytes, "\"previous\":\""));

    assertFaults(tuple(MANIFEST_ALTERED, THIRD), tuple(SIGNATURE_BAD, THIRD));
  }

  @Test
  void firstManifestOfAnotherName() throws IOException {
    replace(FIRST, TestArchive.ID, TestArchive.ID.replace('3', '4'));

    assertFaults(tuple(MANIFEST_ALTERED, FIRST), tuple(SIGNATURE_BAD, FIRST));
  }

  @Test
  void bytesThatAreNoManifest() throws IOException {
    store.tamper(HEAD, bytes -> new byte[] {1, 2, 3});

    assertFaults(tuple(MANIFEST_ALTERED, HEAD));
  }

  @Test
  void manifestOfALaterFormIsUnreadableNotAltered() throws IOException {
    replace(HEAD, "cairn-manifest/1", "cairn-manifest/2");
    String sha256 = sha256(HEAD);
    archive.anchor.head = new ChainHead(TestArchive.ID, 5, sha256);

    assertFaults(tuple(MANIFEST_UNREADABLE, HEAD));
  }

  @Test
  void swappedManifests() throws IOException {
    archive.swap(SECOND, HEAD);

    assertFaults(tuple(FILES_SWAPPED, SECOND));
  }

  @Test
  void copyOfAnotherManifest() throws IOException {
    byte[] second = Blobs.read(store, SECOND);
    store.tamper(HEAD, bytes -> second);

    assertFaults(tuple(MANIFEST_ALTERED, HEAD));
  }

  @Test
  void cutTailIsFoundAgainstTheAnchorOnly() throws IOException {
    store.remove(HEAD);

    assertFaults(tuple(CHAIN_CUT, HEAD));
    VerificationReport without = ArchiveVerifier.of(store).verify();
    assertThat(without.faults()).isEmpty();
    assertThat(without.anchor()).isEqualTo(AnchorState.NOT_ASKED);
  }

  @Test
  void emptiedArchive() throws IOException {
    TestArchive.paths(store).forEach(store::remove);

    assertFaults(tuple(CHAIN_CUT, FIRST));
    assertThat(ArchiveVerifier.of(store).verify().faults())
        .extracting(Fault::code)
        .containsExactly(MANIFEST_MISSING);
  }

  @Test
  void chainBehindItsAnchorIsCutButChainAheadIsWhole() throws IOException {
    archive.anchor.head = new ChainHead(TestArchive.ID, 4, sha256(FOURTH));

    VerificationReport report = archive.verify();

    assertThat(report.faults()).isEmpty();
    assertThat(report.beyondAnchor()).isEqualTo(1);
  }

  @Test
  void chainThatFitsTogetherButIsNotTheAnchoredOne() throws IOException {
    archive.anchor.head = new ChainHead(TestArchive.ID, 3, "0a".repeat(32));

    assertFaults(tuple(CHAIN_REWRITTEN, THIRD));
  }

  @Test
  void anchorThatCannotBeUsed() throws IOException {
    archive.anchor.head = new ChainHead("another", 9, "0a".repeat(32));
    assertFaults(tuple(ANCHOR_FOREIGN, "anchor"));
    assertThat(archive.verify().anchor()).isEqualTo(AnchorState.NOT_USABLE);

    archive.anchor.head = null;
    assertFaults(tuple(ANCHOR_MISSING, "anchor"));
    assertThat(ArchiveVerifier.of(store).withAnchor(Anchor.none()).verify().faults())
        .extracting(Fault::code)
        .containsExactly(ANCHOR_MISSING);
  }

  @Test
  void everyFaultIsFoundNotTheFirstOnly() throws IOException {
    store.remove(EVENTS_1);
    store.tamper(EVENTS_2, bytes -> flip(bytes, 0));
    store.remove(HEAD);
    Blobs.commit(store, "events/x", "extra");

    assertFaults(
        tuple(CHAIN_CUT, HEAD),
        tuple(FILE_MISSING, EVENTS_1),
        tuple(FILE_ALTERED, EVENTS_2),
        tuple(FILE_EXTRA, "events/x"));
  }

  @Test
  void progressEndsWithEverythingDone() throws IOException {
    List<Tuple> updates = new ArrayList<>();

    ArchiveVerifier.of(store)
        .withProgress((f, files, b, bytes) -> updates.add(Tuple.tuple(f, files, b, bytes)))
        .verify();

    long bytes = archive.verify().bytes() + "by a killed writer".length();
    assertThat(updates).contains(Tuple.tuple(0L, 4L, 42L, bytes));
    assertThat(updates.get(updates.size() - 1)).isEqualTo(Tuple.tuple(4L, 4L, bytes, bytes));
  }

  private void assertFaults(Tuple... expected) throws IOException {
    assertThat(archive.verify().faults())
        .extracting(Fault::code, Fault::place)
        .containsExactly(expected);
  }

  private static Tuple tuple(FaultCode code, String place) {
    return Tuple.tuple(code, place);
  }

  private void replace(String path, String part, String by) {
    store.tamper(path, bytes -> new String(bytes, UTF_8).replace(part, by).getBytes(UTF_8));
  }

  private String sha256(String path) throws IOException {
    return ContentHash.of(store, path, n -> {}).sha256();
  }

  private static byte[] flip(byte[] bytes, int place) {
    bytes[place] ^= 1;
    return bytes;
  }

  private static byte[] flipDigit(byte[] bytes, String after) {
    int at = new String(bytes, UTF_8).indexOf(after) + after.length();
    bytes[at] = (byte) (bytes[at] == '0' ? '1' : '0');
    return bytes;
  }
}

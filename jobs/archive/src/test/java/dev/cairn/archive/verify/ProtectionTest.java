package dev.cairn.archive.verify;

import static dev.cairn.archive.chain.TestArchive.KEPT;
import static dev.cairn.archive.verify.FaultCode.FILE_HIDDEN;
import static dev.cairn.archive.verify.FaultCode.FILE_MISSING;
import static dev.cairn.archive.verify.FaultCode.HOLD_MISSING;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_MISSING;
import static dev.cairn.archive.verify.FaultCode.RETENTION_SHORTENED;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_KEY_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.Committed;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import dev.cairn.archive.store.Retention.Mode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two files, the first locked and the second unlocked, in a store with versions and protection. */
class ProtectionTest {

  private static final String LOCKED = "events/1";
  private static final String UNLOCKED = "events/2";
  private static final String FIRST = "chain/000000000001.json";
  private static final Instant UNTIL = KEPT.until();

  private final FakeWormStore worm = new FakeWormStore();
  private WrittenChain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = new WrittenChain(worm.memory);
    chain.write(
        List.of(file(LOCKED, Mode.LOCKED), file(UNLOCKED, Mode.UNLOCKED)),
        List.of(new OffsetRange("t", 0, 0, 1)),
        List.of());
  }

  @Test
  void filesKeptAsTheChainSaysAreGood() throws IOException {
    assertFaults();
    assertThat(report().keeping().filesByMode())
        .isEqualTo(Map.of("locked", 1L, "unlocked", 1L));
  }

  @Test
  void longerAndFirmerThanSaidIsGood() throws IOException {
    worm.protect(LOCKED, retained(UNTIL.plusSeconds(1), Mode.LOCKED));
    worm.protect(UNLOCKED, retained(UNTIL, Mode.LOCKED));

    assertFaults();
  }

  @Test
  void shorterOrLooserOrNoneIsShortened() throws IOException {
    worm.protect(LOCKED, retained(UNTIL, Mode.UNLOCKED));
    worm.protect(UNLOCKED, retained(UNTIL.minusSeconds(1), Mode.UNLOCKED));
    assertFaults(tuple(RETENTION_SHORTENED, LOCKED), tuple(RETENTION_SHORTENED, UNLOCKED));
    assertThat(report().bad()).containsExactly(Verdict.INTEGRITY);

    worm.protect(LOCKED, retained(UNTIL, Mode.LOCKED));
    worm.protect(UNLOCKED, Protection.NONE);
    assertFaults(tuple(RETENTION_SHORTENED, UNLOCKED));
  }

  @Test
  void extensionOfTheLedgerMustBeInTheStore() throws IOException {
    Instant later = UNTIL.plusSeconds(86_400);
    chain
        .draft()
        .ledger(
            entry(
                Kind.RETENTION_EXTENDED,
                Map.of(
                    "by", "b", "mode", "locked", "rule", "r/2",
                    "until", later.toString().replace("Z", ".000000Z")),
                UNLOCKED))
        .write();
    assertFaults(tuple(RETENTION_SHORTENED, UNLOCKED));

    worm.protect(UNLOCKED, retained(later, Mode.LOCKED));
    assertFaults();
    assertThat(report().keeping().filesByMode()).isEqualTo(Map.of("locked", 2L));
  }

  @Test
  void retentionThatHasRunOutIsNotAskedFor() throws IOException {
    worm.protect(LOCKED, Protection.NONE);

    assertThat(verifier().withClock(Clock.fixed(UNTIL, ZoneOffset.UTC)).verify().faults())
        .isEmpty();
    assertThat(
            verifier()
                .withClock(Clock.fixed(UNTIL.minusNanos(1), ZoneOffset.UTC))
                .verify()
                .faults())
        .hasSize(1);
  }

  @Test
  void holdOfTheLedgerMustBeInTheStoreUntilItIsReleased() throws IOException {
    chain
        .draft()
        .ledger(entry(Kind.HOLD_PLACED, Map.of("by", "b", "case", "c", "why", "w"), LOCKED))
        .write();
    assertFaults(tuple(HOLD_MISSING, LOCKED));
    assertThat(report().keeping().heldFiles()).isEqualTo(1);

    worm.protect(
        LOCKED, new Protection(Optional.of(new Retention(UNTIL, Mode.LOCKED)), true));
    assertFaults();

    worm.protect(LOCKED, retained(UNTIL, Mode.LOCKED));
    chain
        .draft()
        .ledger(entry(Kind.HOLD_RELEASED, Map.of("by", "b", "case", "c", "why", "w")))
        .write();
    assertFaults();
  }

  @Test
  void newerVersionHidesTheArchivedOneWhichIsReadAllTheSame() throws IOException {
    worm.hide(LOCKED);

    assertFaults(tuple(FILE_HIDDEN, LOCKED));
    assertThat(report().faults().get(0).found()).contains("Version v1", "version v2");
  }

  @Test
  void versionThatNoNameLeadsToIsHiddenNotMissing() throws IOException {
    worm.deleteByName(LOCKED);

    assertFaults(tuple(FILE_HIDDEN, LOCKED));
  }

  @Test
  void versionThatIsGoneIsMissing() throws IOException {
    worm.memory.remove(LOCKED);

    assertFaults(tuple(FILE_MISSING, LOCKED));
  }

  @Test
  void manifestOfTwoVersionsIsHidden() throws IOException {
    worm.hide(FIRST);

    assertFaults(tuple(FILE_HIDDEN, FIRST));
  }

  @Test
  void manifestDeletedByNameIsMissing() throws IOException {
    worm.deleteByName(FIRST);

    assertFaults(
        tuple(MANIFEST_MISSING, FIRST),
        tuple(SIGNATURE_KEY_UNKNOWN, "chain/000000000002.json"));
  }

  @Test
  void manyFilesAreToldInTheOrderOfTheChain() throws IOException {
    List<ArchiveFile> files = new ArrayList<>();
    for (int i = 1000; i < 3100; i++) {
      files.add(file("events/many/" + i, Mode.LOCKED));
      worm.protect("events/many/" + i, Protection.NONE);
    }
    chain.write(files, List.of(new OffsetRange("t", 0, 2, 2)), List.of());

    assertThat(report().faults())
        .extracting(Fault::place)
        .isEqualTo(files.stream().map(ArchiveFile::path).toList());
  }

  @Test
  void storeThatDoesNotAnswerIsNoVerdict() {
    worm.failing = true;

    assertThatThrownBy(this::report).isInstanceOf(IOException.class).hasMessage("out of reach");
  }

  private ArchiveFile file(String path, Mode mode) throws IOException {
    Blobs.commit(worm.memory, path, "x");
    worm.protect(path, retained(UNTIL, mode));
    return TestArchive.file(path, "x", 1)
        .as(
            new Committed(
                BlobStore.CommitOutcome.COMMITTED,
                new BlobVersion(path, Optional.of("v1")),
                retained(UNTIL, mode)));
  }

  private ArchiveVerifier verifier() {
    return ArchiveVerifier.of(worm.store());
  }

  private VerificationReport report() throws IOException {
    Instant now = UNTIL.minusSeconds(1000);
    return verifier().withClock(Clock.fixed(now, ZoneOffset.UTC)).verify();
  }

  private void assertFaults(Tuple... expected) throws IOException {
    assertThat(report().faults())
        .extracting(Fault::code, Fault::place)
        .containsExactly(expected);
  }

  private static Protection retained(Instant until, Mode mode) {
    return Protection.of(new Retention(until, mode));
  }

  private static LedgerEntry entry(Kind kind, Map<String, String> terms, String... paths) {
    return new LedgerEntry(kind, new TreeMap<>(terms), List.of(paths));
  }
}

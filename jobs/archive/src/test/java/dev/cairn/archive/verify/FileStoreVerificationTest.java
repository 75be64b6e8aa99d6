package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on real files, where a name can stand in another's way. */
class FileStoreVerificationTest {

  @TempDir Path folder;
  private Path root;
  private BlobStore store;
  private FileAnchor anchor;

  @BeforeEach
  void setUp() throws IOException {
    root = folder.resolve("archive");
    store = BlobStores.open(root.toUri());
    anchor = new FileAnchor(folder.resolve("anchor.json"));
    Chain chain = TestArchive.create(store, anchor);
    chain.append(
        TestArchive.commit(
            store, "c1", List.of("events/a", "events/b"), new OffsetRange("t", 0, 0, 9)),
        TestArchive.NOW);
  }

  @AfterEach
  void tearDown() throws IOException {
    store.close();
  }

  @Test
  void undamagedArchiveIsGood() throws IOException {
    VerificationReport report = verify();

    assertThat(report.faults()).isEmpty();
    assertThat(report.head().map(ChainHead::sequence)).contains(2L);
  }

  @Test
  void namesThatNoArchiveHasAreExtra() throws IOException {
    Files.createFile(root.resolve("events/slipped in.parquet"));
    Files.createFile(root.resolve("events/.hidden"));
    Files.createSymbolicLink(root.resolve("events/link"), root.resolve("events/a"));

    assertThat(verify().faults())
        .extracting(Fault::code, Fault::place)
        .containsExactly(
            tuple(FaultCode.FILE_EXTRA, "events/.hidden"),
            tuple(FaultCode.FILE_EXTRA, "events/link"),
            tuple(FaultCode.FILE_EXTRA, "events/slipped in.parquet"));
  }

  @Test
  void theStoresOwnWorkingFilesAreNotExtra() throws IOException {
    Files.createDirectories(root.resolve(".staging"));
    Files.createFile(root.resolve(".staging/half-written"));
    try (var lock = store.lockForWriting()) {
      assertThat(verify().faults()).isEmpty();
    }
  }

  @Test
  void manifestThatNamesAPathBeneathAFileStopsNothing() throws IOException {
    Path manifest = root.resolve("chain/000000000002.json");
    rewrite(manifest, Files.readString(manifest).replace("events/b", "events/a/b"));

    assertThat(verify().faults())
        .extracting(Fault::code, Fault::place)
        .contains(
            tuple(FaultCode.MANIFEST_ALTERED, "chain/000000000002.json"),
            tuple(FaultCode.FILE_MISSING, "events/a/b"),
            tuple(FaultCode.FILE_EXTRA, "events/b"));
  }

  @Test
  void folderInAFilesPlaceIsAMissingFile() throws IOException {
    Files.delete(root.resolve("events/a"));
    Files.createDirectories(root.resolve("events/a/x"));

    assertThat(verify().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_MISSING);
  }

  @Test
  void folderInAManifestsPlaceIsAMissingManifest() throws IOException {
    Files.delete(root.resolve("chain/000000000001.json"));
    Files.createDirectories(root.resolve("chain/000000000001.json"));

    assertThat(verify().faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.MANIFEST_MISSING, FaultCode.SIGNATURE_KEY_UNKNOWN);
  }

  private VerificationReport verify() throws IOException {
    return ArchiveVerifier.of(store).withAnchor(anchor).verify();
  }

  private static void rewrite(Path file, String content) throws IOException {
    Files.delete(file); // committed files are read-only
    Files.writeString(file, content);
  }
}

package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.FaultyArchive.Expected;
import dev.cairn.archive.verify.FaultyArchive.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On each of the archives that every verifier must judge alike, the faults are the expected ones. */
class FaultyArchivesTest {

  /** What a file store cannot show: it has neither versions nor protection, and no rows here. */
  private static final Set<FaultCode> SHOWN_ELSEWHERE =
      EnumSet.of(
          FaultCode.FILE_HIDDEN,
          FaultCode.RETENTION_SHORTENED,
          FaultCode.HOLD_MISSING,
          FaultCode.ROW_COUNT,
          FaultCode.FILE_UNREADABLE,
          FaultCode.OFFSET_NOT_IN_ROWS,
          FaultCode.ROW_NOT_IN_OFFSETS,
          FaultCode.ROW_TWICE,
          FaultCode.ROW_INDEX_GAP);

  @TempDir Path folder;

  static List<FaultyArchive> all() {
    return FaultyArchives.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void faultsAreTheExpectedOnesAndNoOthers(FaultyArchive archive) throws IOException {
    Written written = archive.writeTo(folder);

    try (BlobStore store = BlobStores.open(written.archive())) {
      ArchiveVerifier verifier =
          ArchiveVerifier.of(store).withTrustedKeys(written.thumbprints());
      VerificationReport report =
          written.anchor().isEmpty()
              ? verifier.verify()
              : verifier.withAnchor(new FileAnchor(written.anchor().get())).verify();

      assertThat(report.faults().stream().map(f -> new Expected(f.code(), f.place())))
          .containsExactlyInAnyOrderElementsOf(archive.expected());
    }
  }

  @Test
  void everyFaultThatAFileStoreCanShowIsAmongThem() {
    Set<FaultCode> shown =
        all().stream()
            .flatMap(archive -> archive.expected().stream())
            .map(Expected::code)
            .collect(Collectors.toSet());

    assertThat(EnumSet.complementOf(EnumSet.copyOf(SHOWN_ELSEWHERE)))
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void namesAreDifferent() {
    assertThat(all()).extracting(FaultyArchive::name).doesNotHaveDuplicates();
  }
}

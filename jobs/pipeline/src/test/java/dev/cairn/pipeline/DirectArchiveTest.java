package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AccessEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectArchiveTest {

  @TempDir private static Path directory;
  private static URI metadataKeys;

  private final InMemoryBlobStore memory = new InMemoryBlobStore();
  private final Faulty<BlobStore> store = Faulty.of(BlobStore.class, memory);
  private final TestArchive.MemoryAnchor anchor = new TestArchive.MemoryAnchor();
  private final AccessEvent row = SampleRows.access(1);

  @BeforeAll
  static void makeKeys() throws IOException {
    Path all = directory.resolve("all.json");
    Path metadata = directory.resolve("metadata.json");
    KeyFile.create(all, Set.of("queries"));
    KeyFile.copyForReaderWithout(all, metadata, KeyClass.PHI);
    metadataKeys = URI.create("keyfile://" + metadata);
  }

  @BeforeEach
  void startChain() throws IOException {
    TestArchive.create(memory, anchor);
  }

  @Test
  void aRowIsAFileAndAManifestWithATopicOfItsOwn() throws Exception {
    assertThat(add()).isEqualTo("direct-a1");

    Manifest last = last();
    assertThat(last.commitId()).isEqualTo("direct-a1");
    assertThat(last.offsets())
        .containsExactly(new OffsetRange("cairn.access.direct-a1", 0, 0, 0));
    assertThat(last.files())
        .singleElement()
        .satisfies(file -> assertThat(file.rows()).isEqualTo(1))
        .satisfies(file -> assertThat(file.phiKey()).isEqualTo(file.metadataKey()));
    assertThat(row.getKafkaTopic()).isEqualTo("cairn.access.direct-a1");
    assertThat(row.getKafkaOffset()).isZero();
    assertThat(anchor.head.sequence()).isEqualTo(last.sequence());
  }

  @Test
  void aFileThatAStartingJobSweptAwayIsWrittenAgainUnderAnotherName() throws Exception {
    store.fail("commit", 1, new NoSuchFileException("swept"));

    assertThat(add()).isEqualTo("direct-a1-2");

    assertThat(last().offsets())
        .containsExactly(new OffsetRange("cairn.access.direct-a1", 0, 0, 0));
  }

  @Test
  void aFileThatAStartingJobGaveUpIsWrittenAgain() throws Exception {
    // the manifest is staged after the file became visible
    store.before(
        "stage",
        () ->
            store.before(
                "stage",
                () -> {
                  Chain chain = Chain.open(memory, TestArchive.writer(anchor));
                  chain.abandon(chain.unclaimed(), TestArchive.NOW);
                }));

    assertThat(add()).isEqualTo("direct-a1-2");

    assertThat(last().files())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).contains("direct-a1-2"));
  }

  @Test
  void aTableWithPhiColumnsNeedsThePhiKey() {
    assertThatThrownBy(() -> add(ArchiveTable.EVENTS, SampleRows.events(1, 1, 1).get(0)))
        .isInstanceOf(KeyRefusedException.class);
  }

  private String add() throws Exception {
    return add(ArchiveTable.ACCESS_LOG, row);
  }

  private <T extends SpecificRecord> String add(
      ArchiveTable<T> table, T of) throws Exception {
    try (KeyService keys = KeyServices.open(metadataKeys)) {
      return new DirectArchive(
              store.proxy(),
              keys,
              TestArchive.writer(anchor).signer(),
              anchor,
              TestRules.of("access_log", "proxysql.query"))
          .add(table, of, "a1");
    }
  }

  private Manifest last() throws IOException {
    List<Manifest> manifests = Chain.open(memory).manifests();
    return manifests.get(manifests.size() - 1);
  }
}

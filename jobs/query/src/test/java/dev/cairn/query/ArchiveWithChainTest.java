package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.TestKeys;
import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.verify.ArchiveVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rooms together: real key wrapping, a chain, its verifier, SQL. */
class ArchiveWithChainTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  private final InMemoryBlobStore store = new InMemoryBlobStore();

  @Test
  void answersAndVerifiesWhatTheChainLists() throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      SampleArchive listed =
          new SampleArchive(store, keys)
              .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 10));
      Chain chain =
          Chain.create(
              store,
              new ChainWriter("test", Anchor.none(), new TestSigner()),
              "test-archive",
              new Genesis(Genesis.NO_WORM),
              NOW);
      chain.append(
          new ArchiveCommit(
              "commit-1", listed.files(), List.of(new OffsetRange("raw.proxysql", 0, 0, 9))),
          NOW);
      // committed to the store, but in no manifest: not part of the archive
      new SampleArchive(store, keys).with(ArchiveTable.EVENTS, SampleRows.events(1, 10, 10));

      try (ArchiveSql sql = ArchiveSql.open(store, keys, ArchiveSqlConfig.defaults())) {
        assertThat(
                Answers.rows(
                    sql,
                    "SELECT (SELECT count(*) FROM events), (SELECT count(raw) FROM dead_letters)"))
            .containsExactly(List.of(0L, 9L));
      }
    }
  }

  @Test
  void letsTheVerifierReadRowsWithoutPhi() throws Exception {
    SampleArchive archive;
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      archive =
          new SampleArchive(store, keys)
              .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 10));
    }
    Chain chain =
        Chain.create(
            store,
            new ChainWriter("test", Anchor.none(), new TestSigner()),
            "test-archive",
            new Genesis(Genesis.NO_WORM),
            NOW);
    chain.append(
        new ArchiveCommit(
            "commit-1", archive.files(), List.of(new OffsetRange("raw.proxysql", 0, 0, 9))),
        NOW);

    try (FileKeys keys = new FileKeys(TestKeys.withoutPhi())) {
      var report =
          ArchiveVerifier.of(store)
              .withRows(new DuckRowOffsets(store, keys, ArchiveSqlConfig.defaults()))
              .verify();

      assertThat(report.faults()).isEmpty();
      assertThat(report.rows().rowsRead()).isEqualTo(10);
    }
  }

  @Test
  void leavesOutWhatWasDisposedOfOrWasBeingDisposedOf() throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      SampleArchive listed =
          new SampleArchive(store, keys)
              .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 10))
              .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(11, 10))
              .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(21, 10));
      Chain chain =
          Chain.create(
              store,
              new ChainWriter("test", Anchor.none(), new TestSigner()),
              "test-archive",
              new Genesis(Genesis.NO_WORM),
              NOW);
      chain.append(
          new ArchiveCommit(
              "commit-1", listed.files(), List.of(new OffsetRange("raw.proxysql", 0, 0, 29))),
          NOW);
      List<String> paths = listed.files().stream().map(ArchiveFile::path).sorted().toList();
      chain.appendLedger("approve", List.of(approved(paths)), NOW);
      store.remove(paths.get(0));
      store.remove(paths.get(1));
      chain.appendLedger("disposed", List.of(disposed(paths.get(0))), NOW);

      try (ArchiveSql sql = ArchiveSql.open(store, keys, ArchiveSqlConfig.defaults())) {
        assertThat(Answers.rows(sql, "SELECT count(*) FROM dead_letters"))
            .containsExactly(List.of(10L));
      }
    }
  }

  private static LedgerEntry approved(List<String> paths) {
    return new LedgerEntry(
        LedgerEntry.Kind.DISPOSAL_APPROVED,
        new TreeMap<>(Map.of("by", "A", "method", "delete", "rule", "dead_letters/1")),
        paths);
  }

  private static LedgerEntry disposed(String path) {
    return new LedgerEntry(
        LedgerEntry.Kind.DISPOSED,
        new TreeMap<>(Map.of("approval", "3", "method", "delete")),
        List.of(path));
  }
}

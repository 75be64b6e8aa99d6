package dev.cairn.pipeline;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.CommitConflictException;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.util.IOUtils;

/**
 * Puts rows into an archive one by one, without a Kafka: each a file of one row, under the retention
 * and the legal holds that the archive job would put it under, and one manifest. A row says that it
 * came from a topic of its own, at offset 0: there is no such topic, but the chain can then be
 * checked like any other.
 *
 * <p>Others may append to the chain meanwhile, also the archive job. A job that starts at this
 * moment may sweep the file away or give it up; it is then written again, under another name.
 *
 * @param store an archive that is there
 * @param keys its metadata keys; and its PHI keys, for tables with PHI columns
 * @param signer may sign for the archive
 * @param anchor holds the chain's head outside the archive
 * @param retention how long rows and manifests are kept
 */
public record DirectArchive(
    BlobStore store,
    KeyService keys,
    SigningService signer,
    Anchor anchor,
    RetentionRules retention) {

  /** A person waits for it. */
  private static final Retry RETRY = new Retry(4, Duration.ofMillis(200));

  private static final int ATTEMPTS = 3;

  /**
   * Archives a row; when this returns, the manifest is written. Sets where the row came from: the
   * topic of its source, {@code .direct-} and its id.
   *
   * @param id the row's own, unique in its table; of {@code A-Z a-z 0-9 -}, at most 60
   * @return the manifest's commit id
   * @throws dev.cairn.archive.keys.KeyRefusedException if a key of the archive can't be used
   * @throws IllegalArgumentException if there is no retention policy for the table
   * @throws IOException if store, keys or anchor are out of reach: nothing was archived then, or all
   */
  public <T extends SpecificRecord> String add(ArchiveTable<T> table, T row, String id)
      throws IOException, InterruptedException {
    String topic = table.source(row) + ".direct-" + id;
    put(table, row, "kafka_topic", topic);
    put(table, row, "kafka_partition", 0);
    put(table, row, "kafka_offset", 0L);
    put(table, row, "record_index", 0);
    for (int attempt = 1; ; attempt++) {
      String name = "direct-" + id + (attempt == 1 ? "" : "-" + attempt);
      try {
        commit(name, topic, stage(table, row, name));
        return name;
      } catch (CommitConflictException | CommitRefusedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void put(
      ArchiveTable<?> table, SpecificRecord row, String field, Object value) {
    row.put(table.schema().getField(field).pos(), value);
  }

  private void commit(String id, String topic, StagedArchiveFile file)
      throws IOException, InterruptedException {
    ChainWriter writer = ArchiveAccess.writer(anchor, signer, retention);
    new ArchiveCommitter(
            store, () -> Chain.open(store, writer), RETRY, Clock.systemUTC(), () -> {})
        .commit(
            new CheckpointCommit(
                id,
                new WriteResult(
                    List.of(file), List.of(new OffsetRange(topic, 0, 0, 0)), List.of())));
  }

  private <T extends SpecificRecord> StagedArchiveFile stage(
      ArchiveTable<T> table, T row, String name) throws IOException {
    // not shared with other files: its keys are for this one, and it holds nothing to be closed
    try (FileKeys dataKeys = new FileKeys(keys)) {
      FileMaker maker = new FileMaker(store, dataKeys, retention, name, Clock.systemUTC());
      ArchiveFileWriter<T> file = maker.open(table, row);
      try {
        file.write(row);
      } catch (IOException | RuntimeException e) {
        IOUtils.closeQuietly(file);
        throw e;
      }
      return maker.finish(file);
    }
  }
}

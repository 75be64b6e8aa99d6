package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveFileDamagedException;
import dev.cairn.archive.verify.RowOffsets;
import dev.cairn.archive.verify.UnreadableFileException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rows' offsets through an opened image of these columns alone, one file at a time. Needs the
 * metadata key, not the PHI key. Linux only; not thread-safe.
 */
public final class DuckRowOffsets implements RowOffsets {

  private static final TableNeed NEED =
      new TableNeed(
          false, Set.of("kafka_topic", "kafka_partition", "kafka_offset", "record_index"));

  private final BlobStore store;
  private final DataKeys keys;
  private final ArchiveSqlConfig config;

  /** Reads files of this store, which stays the caller's. */
  public DuckRowOffsets(BlobStore store, DataKeys keys, ArchiveSqlConfig config) {
    this.store = store;
    this.keys = keys;
    this.config = config;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ImageMemoryException if these columns of the file do not fit the memory they may take
   */
  @Override
  public void read(ArchiveFile file, Rows rows) throws IOException {
    Archive archive = new Archive(store, List.of(file), keys, config);
    String table = SqlTable.ofAllRows(file.table()).name();
    try (OpenedTables opened =
        OpenedTables.open(archive, Map.of(table, NEED), TimeRange.ALL, new Watch())) {
      deliver(opened.engine(), table, file, rows);
    } catch (ArchiveFileDamagedException e) {
      throw new UnreadableFileException(file.path(), e.detail());
    }
  }

  private static void deliver(Engine engine, String table, ArchiveFile file, Rows rows)
      throws UnreadableFileException {
    String sql =
        "SELECT kafka_topic, kafka_partition, kafka_offset, record_index FROM " + table;
    try (Statement statement = engine.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.row(result.getString(1), result.getInt(2), result.getLong(3), result.getInt(4));
      }
    } catch (SQLException e) {
      // the engine's message may quote rows
      throw new UnreadableFileException(file.path(), "its pages do not decode");
    }
  }
}

package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.ReferenceVersion;
import java.io.Closeable;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers SQL over an archive. Reads only; Linux only.
 *
 * <p>Guarantees: an answer is computed from exactly the files given, each authenticated where it is
 * read, or there is an exception; decrypted data is in memory only and is given back on {@link
 * #close}; a statement can neither open files or connections nor change settings. Does not protect
 * from whoever can read this process's memory, nor, without an encrypted swap, from the system's
 * swapping.
 *
 * <p>Does not record who reads what: that is the caller's, who knows who asks, and has {@link #scope}
 * for it. {@code cairn} records every read in {@code access_log} before it shows an answer.
 *
 * <p>What one statement opened stays open for the next as long as it suffices. Not thread-safe; one
 * answer at a time.
 */
public final class ArchiveSql implements Closeable {

  private final Archive archive;
  private final StatementReader reader;
  private final Touched touched = new Touched();
  private OpenedTables opened;
  private SqlResult answer;

  ArchiveSql(Archive archive) throws IOException {
    this.archive = archive;
    this.reader = new StatementReader(archive.config(), archive.references());
  }

  /**
   * Opens the archive whose chain is in a store: the files that its manifests list now, without those
   * that were disposed of. For the other parameters see {@link #open(BlobStore, List, DataKeys, ArchiveSqlConfig)}.
   *
   * @throws dev.cairn.archive.chain.ChainBrokenException if the chain is broken
   * @throws IOException if the store is out of reach
   */
  public static ArchiveSql open(BlobStore store, DataKeys keys, ArchiveSqlConfig config)
      throws IOException {
    return open(store, ListedFiles.of(store), keys, config);
  }

  /**
   * Opens an archive; no file of it is read yet.
   *
   * @param store the archive's store; stays open, the caller closes it after this
   * @param files the files, as the manifests list them
   * @param keys opens data keys; refused PHI keys mask columns, refused metadata keys are an
   *     exception when a file is read
   */
  public static ArchiveSql open(
      BlobStore store, List<ArchiveFile> files, DataKeys keys, ArchiveSqlConfig config)
      throws IOException {
    return new ArchiveSql(new Archive(store, files, keys, config));
  }

  /**
   * {@link #open(BlobStore, DataKeys, ArchiveSqlConfig)} with the tables {@code reference_…}, which
   * are empty otherwise.
   *
   * @param references versions of the reference tables, in any order
   */
  public static ArchiveSql open(
      BlobStore store,
      DataKeys keys,
      ArchiveSqlConfig config,
      List<ReferenceVersion> references)
      throws IOException {
    return new ArchiveSql(new Archive(store, ListedFiles.of(store), keys, config, references));
  }

  /** {@link #query(String, TimeRange)} over the whole archive. */
  public SqlResult query(String sql) throws IOException, SqlRefusedException {
    return query(sql, TimeRange.ALL);
  }

  /**
   * Answers one statement: SELECT (also WITH, FROM, VALUES), DESCRIBE, SHOW, SUMMARIZE, EXPLAIN.
   * Closes the answer before.
   *
   * @throws SqlRefusedException if the statement is wrong, does more than read, or fails on a row
   * @throws ImageMemoryException if what it needs does not fit the memory it may take
   * @throws dev.cairn.archive.table.ArchiveFileDamagedException if a file that it reads is damaged,
   *     missing or not the one that the manifest lists
   * @throws dev.cairn.archive.keys.KeyRefusedException if a metadata key is refused
   * @throws IOException if the store or the key service is out of reach, or this is not Linux
   */
  public SqlResult query(String sql, TimeRange range) throws IOException, SqlRefusedException {
    closeAnswer();
    ReadStatement statement = reader.read(sql);
    if (statement.needs().isEmpty()) {
      answer = execute(prepare(reader.engine(), statement), statement, List.of());
      return answer;
    }
    touched.tables(statement.needs().keySet());
    open(statement.needs(), range);
    PreparedStatement prepared = prepare(opened.engine(), statement);
    Map<String, TableNeed> needs = statement.needs();
    if (prepared == null) {
      // the tree hid a column from us: open all
      needs = new LinkedHashMap<>(needs);
      needs.replaceAll((table, need) -> TableNeed.ALL);
      open(needs, range);
      prepared = prepare(opened.engine(), statement);
    }
    answer = execute(prepared, statement, opened.masked(needs));
    return answer;
  }

  /**
   * Stretches of time in which a table has rows, as the manifests say, in order and apart: to read
   * more rows than fit into memory, a stretch at a time. Each begins and ends at a multiple of {@code
   * length} from the epoch, or where {@code within} does; files whose rows lie far apart in time make
   * longer ones, which other files may cut.
   *
   * @param within what lies outside is left out
   */
  public List<TimeRange> stretches(ArchiveTable<?> table, TimeRange within, Duration length) {
    return Stretches.of(archive.files(table, within), within, length);
  }

  /** What all statements so far touched, refused and failed ones among them. */
  public ReadScope scope() {
    return touched.scope();
  }

  private void open(Map<String, TableNeed> needs, TimeRange range) throws IOException {
    if (opened == null || !opened.covers(needs, range)) {
      closeOpened();
      opened = OpenedTables.open(archive, needs, range, touched);
    }
  }

  /**
   * Null if the engine with the needed columns understands another statement than with all of them.
   */
  private static PreparedStatement prepare(Engine engine, ReadStatement statement) {
    try {
      PreparedStatement prepared = engine.connection().prepareStatement(statement.sql());
      if (StatementReader.columns(prepared.getMetaData()).equals(statement.columns())) {
        return prepared;
      }
      prepared.close();
      return null;
    } catch (SQLException e) {
      return null;
    }
  }

  private static SqlResult execute(
      PreparedStatement prepared, ReadStatement statement, List<MaskedColumn> masked)
      throws IOException, SqlRefusedException {
    if (prepared == null) {
      throw new IOException(
          "The SQL engine understands the statement in two ways; please report it");
    }
    try {
      ResultSet rows = prepared.executeQuery();
      return new SqlResult(prepared, rows, statement.columns(), masked);
    } catch (SQLException e) {
      SqlRefusedException refused = EngineErrors.ofExecution(e);
      try {
        prepared.close();
      } catch (SQLException closing) {
        refused.addSuppressed(new IOException("The SQL engine did not end the statement"));
      }
      throw refused;
    }
  }

  private void closeAnswer() throws IOException {
    if (answer != null) {
      SqlResult closing = answer;
      answer = null;
      closing.close();
    }
  }

  private void closeOpened() throws IOException {
    if (opened != null) {
      OpenedTables closing = opened;
      opened = null;
      closing.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeAnswer();
    } finally {
      try {
        closeOpened();
      } finally {
        reader.close();
      }
    }
  }
}

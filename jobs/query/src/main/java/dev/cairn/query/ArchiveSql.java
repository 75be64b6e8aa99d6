package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.ReferenceVersion;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
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
  private final Watch watch = new Watch();
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

  /** {@link #query(String, TimeRange, Map)} of a statement without parameters. */
  public SqlResult query(String sql, TimeRange range) throws IOException, SqlRefusedException {
    return query(sql, range, Map.of());
  }

  /**
   * Answers one statement: SELECT (also WITH, FROM, VALUES), DESCRIBE, SHOW, SUMMARIZE, EXPLAIN.
   * Closes the answer before.
   *
   * @param parameters the values of its parameters, {@code $name} in the statement, by name without
   *     letter case. They are bound, never made part of a statement's text. Each is a text
   *     (VARCHAR), whatever it is compared with: the statement casts it
   * @throws SqlRefusedException if the statement is wrong, does more than read, fails on a row or
   *     is cancelled, or if a parameter has no value or is none of the statement's
   * @throws ImageMemoryException if what it needs does not fit the memory it may take
   * @throws dev.cairn.archive.table.ArchiveFileDamagedException if a file that it reads is damaged,
   *     missing or not the one that the manifest lists
   * @throws dev.cairn.archive.keys.KeyRefusedException if a metadata key is refused
   * @throws IOException if the store or the key service is out of reach, or this is not Linux
   */
  public SqlResult query(String sql, TimeRange range, Map<String, String> parameters)
      throws IOException, SqlRefusedException {
    closeAnswer();
    ReadStatement statement = reader.read(sql);
    List<String> values = statement.parameters().values(parameters);
    if (statement.needs().isEmpty()) {
      answer = execute(prepare(reader.engine(), statement), statement, values, List.of());
      return answer;
    }
    watch.touched().tables(statement.needs().keySet());
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
    answer = execute(prepared, statement, values, opened.masked(needs));
    return answer;
  }

  /**
   * Ends what is asked now or later: it fails with a {@link SqlRefusedException}. May be called
   * from any thread, and again. What is being opened ends with the file that is read; a statement that
   * begins in this moment may not hear it, so call again until it ended.
   */
  public void cancel() {
    watch.cancel();
  }

  /** Hears from now on which file is opened. */
  public void onOpening(OpeningProgress progress) {
    watch.progress(progress);
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
    return watch.touched().scope();
  }

  private void open(Map<String, TableNeed> needs, TimeRange range)
      throws IOException, SqlRefusedException {
    if (opened == null || !opened.covers(needs, range)) {
      closeOpened();
      try {
        opened = OpenedTables.open(archive, needs, range, watch);
      } catch (InterruptedIOException e) {
        watch.check();
        throw e;
      }
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

  private SqlResult execute(
      PreparedStatement prepared,
      ReadStatement statement,
      List<String> values,
      List<MaskedColumn> masked)
      throws IOException, SqlRefusedException {
    if (prepared == null) {
      throw new IOException(
          "The SQL engine understands the statement in two ways; please report it");
    }
    try {
      for (int i = 0; i < values.size(); i++) {
        prepared.setString(i + 1, values.get(i));
      }
      watch.running(prepared);
      ResultSet rows = prepared.executeQuery();
      return new SqlResult(prepared, rows, statement.columns(), masked, watch);
    } catch (SQLException e) {
      watch.running(null);
      SqlRefusedException refused =
          watch.isCancelled() ? Watch.refused() : EngineErrors.ofExecution(e);
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

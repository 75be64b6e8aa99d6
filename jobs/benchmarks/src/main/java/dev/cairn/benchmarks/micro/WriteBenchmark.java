package dev.cairn.benchmarks.micro;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.benchmarks.rounds.Directories;
import dev.cairn.benchmarks.rounds.RetentionOfSources;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One event into an encrypted archive file: its share of a file of 50,000, not committed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class WriteBenchmark {

  private static final int ROWS = 50_000;

  /** Source of the events. */
  @Param({"proxysql.query", "mysql.audit"})
  public String source;

  private Path directory;
  private BlobStore store;
  private KeyService service;
  private FileKeys keys;
  private List<AuditEvent> events;

  /** Opens a store and keys. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("cairn-write-");
    Path keyFile = directory.resolve("keys.json");
    RetentionOfSources.createKeys(keyFile);
    store = BlobStores.open(URI.create("file://" + directory.resolve("archive")));
    service = KeyServices.open(URI.create("keyfile://" + keyFile));
    keys = new FileKeys(service);
    events = Sample.events(source);
  }

  /** Writes one file. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long write() throws IOException {
    RetentionRule rule = RetentionOfSources.rules().forRows("events", source);
    String path = ArchiveTable.path(ArchiveTable.EVENTS.directory(events.get(0)), "micro", 0);
    try (ArchiveFileWriter<AuditEvent> writer =
        ArchiveFileWriter.open(ArchiveTable.EVENTS, path, store, keys, rule)) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(events.get(i % events.size()));
      }
      var staged = writer.finish(Instant.now());
      store.discard(staged.blob());
      return staged.file().size();
    }
  }

  /** Removes all. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    keys.close();
    service.close();
    store.close();
    Directories.delete(directory);
  }
}

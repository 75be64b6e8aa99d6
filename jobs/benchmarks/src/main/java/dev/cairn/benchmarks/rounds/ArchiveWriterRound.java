package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.keys.CountingKeyService;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.ClearArchiveFile;
import dev.cairn.schemas.AuditEvent;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Parses and writes the events as archive files, one for each source and hour, on one thread. With
 * or without encryption, all else the same: hashing, staging, commit.
 */
final class ArchiveWriterRound implements Round {

  private final MemoryRecords records;
  private final boolean encrypted;
  private final URI keys;

  ArchiveWriterRound(WorkerConfig config, boolean encrypted) throws IOException {
    this.records = new MemoryRecords(config.workload());
    this.encrypted = encrypted;
    this.keys = URI.create("keyfile://" + config.keyFile());
  }

  /** One file being written, encrypted or not. */
  interface Output extends Closeable {
    void write(AuditEvent event) throws IOException;

    StagedBlob finish() throws IOException;
  }

  @Override
  public RoundResult run(Path directory) throws IOException {
    Meter meter = Meter.start();
    long bytes = 0;
    Map<String, Output> open = new HashMap<>();
    LastDirectory directories = new LastDirectory();
    try (BlobStore store = BlobStores.open(URI.create("file://" + directory));
        CountingKeyService service = new CountingKeyService(KeyServices.open(keys));
        FileKeys fileKeys = new FileKeys(service)) {
      long events =
          records.parse(
              event -> {
                String place = directories.of(event);
                Output output = open.get(place);
                if (output == null) {
                  String path = ArchiveTable.path(place, "benchmark", open.size());
                  output = encrypted ? encrypted(event, path, store, fileKeys) : clear(path, store);
                  open.put(place, output);
                }
                output.write(event);
              });
      for (Output output : open.values()) {
        StagedBlob staged = output.finish();
        output.close();
        store.commit(staged);
        bytes += staged.size();
      }
      return meter.stop(
          events,
          Map.of(
              RoundResult.BYTES, bytes,
              RoundResult.FILES, (long) open.size(),
              RoundResult.KEY_CALLS, service.calls().total()));
    }
  }

  private static Output encrypted(
      AuditEvent event, String path, BlobStore store, FileKeys keys) throws IOException {
    ArchiveFileWriter<AuditEvent> writer =
        ArchiveFileWriter.open(
            ArchiveTable.EVENTS,
            path,
            store,
            keys,
            RetentionOfSources.rules().forRows(ArchiveTable.EVENTS.name(), event.getSource()));
    return new Output() {
      @Override
      public void write(AuditEvent event) throws IOException {
        writer.write(event);
      }

      @Override
      public StagedBlob finish() throws IOException {
        return writer.finish(Instant.now()).blob();
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  private static Output clear(String path, BlobStore store) throws IOException {
    ClearArchiveFile<AuditEvent> file = ClearArchiveFile.open(ArchiveTable.EVENTS, path, store);
    return new Output() {
      @Override
      public void write(AuditEvent event) throws IOException {
        file.write(event);
      }

      @Override
      public StagedBlob finish() throws IOException {
        return file.finish();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}

package dev.cairn.cli;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A real archive in a directory whose files are of any age: encrypted, signed, anchored, under the
 * bundled policies; made without a pipeline.
 */
final class AgedArchive {

  final Path root;
  final URI archive;
  final URI keys;
  private long offsets;

  /**
   * An archive yet to be made.
   *
   * @param made a key file of {@link #makeKeys}, to be copied: making keys takes long
   */
  AgedArchive(Path directory, Path made) throws IOException {
    root = Files.createDirectories(directory.resolve("archive"));
    archive = URI.create("file://" + root);
    Path keyFile = directory.resolve("keys.json");
    keys = URI.create("keyfile://" + keyFile);
    Files.copy(made, keyFile, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Makes keys for such archives. */
  static Path makeKeys(Path directory) throws IOException {
    Path file = directory.resolve("made-keys.json");
    KeyFile.create(file, Set.of("queries", "connections", "derived"));
    return file;
  }

  /** Archives one file of events of a user, as if the job had done it then. */
  ArchiveFile add(String source, String user, int events, Instant then) throws IOException {
    List<AuditEvent> rows = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      rows.add(event(i, source, user, then));
    }
    return add(ArchiveTable.EVENTS, rows, then);
  }

  /**
   * Archives one file of rows, as if the job had done it then, and sets where they came from: the
   * offsets after those archived before.
   */
  <T extends SpecificRecord> ArchiveFile add(ArchiveTable<T> table, List<T> rows, Instant then)
      throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      T row = rows.get(i);
      row.put(table.schema().getField("kafka_topic").pos(), "raw");
      row.put(table.schema().getField("kafka_partition").pos(), 0);
      row.put(table.schema().getField("kafka_offset").pos(), offsets + i);
    }
    try (BlobStore store = BlobStores.open(archive);
        KeyService service = KeyServices.open(keys);
        SigningService signer = KeyServices.openSigner(keys);
        FileKeys dataKeys = new FileKeys(service)) {
      Chain chain =
          Chain.openOrCreate(
              store,
              new ChainWriter(
                  "cairn/0.1.0",
                  new FileAnchor(root.resolveSibling("archive.anchor.json")),
                  signer),
              "aged",
              new Genesis(Genesis.NO_WORM),
              then);
      StagedArchiveFile staged = write(store, dataKeys, table, rows, then);
      ArchiveFile file =
          staged
              .file()
              .as(store.commit(staged.blob(), staged.file().retention().protection()));
      chain.append(
          new ArchiveCommit(
              "c" + offsets,
              List.of(file),
              List.of(new OffsetRange("raw", 0, offsets, offsets + rows.size() - 1))),
          then);
      offsets += rows.size();
      return file;
    }
  }

  private <T extends SpecificRecord> StagedArchiveFile write(
      BlobStore store, FileKeys dataKeys, ArchiveTable<T> table, List<T> rows, Instant then)
      throws IOException {
    T first = rows.get(0);
    String path = ArchiveTable.path(table.directory(first), "w", offsets);
    try (ArchiveFileWriter<T> writer =
        ArchiveFileWriter.open(
            table,
            path,
            store,
            dataKeys,
            RetentionPolicies.bundled().rules().forRows(table.name(), table.source(first)))) {
      for (T row : rows) {
        writer.write(row);
      }
      return writer.finish(then);
    }
  }

  private AuditEvent event(int i, String source, String user, Instant then) {
    return SampleRows.minimal(i)
        .setSource(source)
        .setUserName(user)
        .setTime(then.minusSeconds(60).plusSeconds(i))
        .build();
  }

  boolean isThere(ArchiveFile file) {
    return Files.exists(root.resolve(file.path()));
  }

  /** A command on this archive, with its keys. */
  Run cairn(String command, String... more) {
    return run(command, true, more);
  }

  /** A command on this archive, without keys. */
  Run keyless(String command, String... more) {
    return run(command, false, more);
  }

  private Run run(String command, boolean withKeys, String... more) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of("--archive", archive.toString()));
    if (withKeys) {
      line.addAll(List.of("--keys", keys.toString()));
    }
    line.addAll(List.of(more));
    return Run.cairn(line.toArray(new String[0]));
  }
}

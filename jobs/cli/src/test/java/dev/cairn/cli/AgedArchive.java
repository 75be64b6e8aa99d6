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
    KeyFile.create(file, Set.of("queries", "connections"));
    return file;
  }

  /** Archives one file of events of a user, as if the job had done it then. */
  ArchiveFile add(String source, String user, int events, Instant then) throws IOException {
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
      StagedArchiveFile staged = write(store, dataKeys, source, user, events, then);
      ArchiveFile file =
          staged
              .file()
              .as(store.commit(staged.blob(), staged.file().retention().protection()));
      chain.append(
          new ArchiveCommit(
              "c" + offsets,
              List.of(file),
              List.of(new OffsetRange("raw", 0, offsets, offsets + events - 1))),
          then);
      offsets += events;
      return file;
    }
  }

  private StagedArchiveFile write(
      BlobStore store, FileKeys dataKeys, String source, String user, int events, Instant then)
      throws IOException {
    AuditEvent first = event(0, source, user, then);
    String path =
        ArchiveTable.path(ArchiveTable.EVENTS.directory(first), "w", offsets);
    try (ArchiveFileWriter<AuditEvent> writer =
        ArchiveFileWriter.open(
            ArchiveTable.EVENTS,
            path,
            store,
            dataKeys,
            RetentionPolicies.bundled().rules().forRows("events", source))) {
      for (int i = 0; i < events; i++) {
        writer.write(event(i, source, user, then));
      }
      return writer.finish(then);
    }
  }

  private AuditEvent event(int i, String source, String user, Instant then) {
    return SampleRows.minimal(i)
        .setSource(source)
        .setUserName(user)
        .setTime(then.minusSeconds(60).plusSeconds(i))
        .setKafkaTopic("raw")
        .setKafkaPartition(0)
        .setKafkaOffset(offsets + i)
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

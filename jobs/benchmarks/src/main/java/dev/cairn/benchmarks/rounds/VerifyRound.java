package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.keys.CountingKeyService;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.ArchiveVerifier;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.DuckRowOffsets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Verifies an archive that another round left. */
final class VerifyRound implements Round {

  private final URI archive;
  private final URI keys;
  private final boolean rows;

  VerifyRound(WorkerConfig config, boolean rows) {
    this.archive = URI.create("file://" + config.archive());
    this.keys = URI.create("keyfile://" + config.keyFile());
    this.rows = rows;
  }

  @Override
  public RoundResult run(Path directory) throws IOException {
    Meter meter = Meter.start();
    try (BlobStore store = BlobStores.open(archive);
        CountingKeyService service = new CountingKeyService(KeyServices.open(keys));
        FileKeys fileKeys = new FileKeys(service)) {
      ArchiveVerifier verifier = ArchiveVerifier.of(store);
      if (rows) {
        verifier =
            verifier.withRows(new DuckRowOffsets(store, fileKeys, ArchiveSqlConfig.defaults()));
      }
      VerificationReport report = verifier.verify();
      if (!report.faults().isEmpty()) {
        throw new IllegalStateException("The archive is faulty: " + report.faults().get(0));
      }
      return meter.stop(
          report.rowsByTable().getOrDefault("events", 0L),
          Map.of(
              RoundResult.BYTES, report.bytes(),
              RoundResult.FILES, report.files(),
              RoundResult.KEY_CALLS, service.calls().total()));
    }
  }
}

package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Places manifests at the chain's end, against other writers and against its own earlier tries. */
final class Appender {

  // each failed attempt means that another writer got ahead; more than that is not a race
  private static final int ATTEMPTS = 10;

  private final BlobStore store;
  private final ChainState state;
  private final ChainWriter writer;
  private final ManifestSigner signer;
  private final PlacedCommits placed;

  Appender(BlobStore store, ChainState state, ChainWriter writer) {
    this.store = store;
    this.state = state;
    this.writer = writer;
    this.signer = new ManifestSigner(writer.signer());
    this.placed = new PlacedCommits(store, state);
  }

  /** Writes the first manifest; false if another one stands there. */
  boolean start(String archiveId, Genesis genesis, Instant now) throws IOException {
    SigningKey key = signer.current();
    Manifest first =
        new Manifest(
            archiveId,
            1,
            now.truncatedTo(ChronoUnit.MICROS),
            Manifest.NO_PREVIOUS,
            "genesis",
            writer.name(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(key),
            genesis,
            Optional.empty());
    boolean started = put(signer.sign(first, key));
    if (started) {
      writeAnchor();
    }
    return started;
  }

  Manifest append(ArchiveCommit commit, Instant now) throws IOException {
    return place(() -> Optional.of(draft(commit, List.of(), now))).orElseThrow();
  }

  Optional<Manifest> abandon(List<AbandonedFile> files, Instant now) throws IOException {
    return place(
        () -> {
          List<AbandonedFile> fresh =
              files.stream()
                  .filter(file -> !state.abandoned().contains(file.path()))
                  .sorted(Comparator.comparing(AbandonedFile::path))
                  .toList();
          if (fresh.isEmpty()) {
            return Optional.empty();
          }
          placed.refuseClaimed(fresh);
          String paths =
              fresh.stream().map(AbandonedFile::path).collect(Collectors.joining("\n"));
          String id = "abandon-" + Sha256.of(paths.getBytes(StandardCharsets.US_ASCII));
          return Optional.of(draft(ArchiveCommit.heartbeat(id), fresh, now));
        });
  }

  /** Brings the anchor up to the head. */
  void writeAnchor() throws IOException {
    writer.anchor().write(state.head());
  }

  /** Makes the manifest to place, by the chain as it is known; or finds it placed already. */
  private interface Draft {
    Optional<Manifest> make() throws IOException;
  }

  private Optional<Manifest> place(Draft draft) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Manifest> manifest = draft.make();
      if (manifest.isEmpty() || manifest.get().sequence() < state.next()) {
        writeAnchor();
        return manifest;
      }
      SigningKey key = signer.current();
      if (!ManifestSigner.announced(key, state)) {
        announce(key, manifest.get().created());
        continue; // the draft has to come after the announcement
      }
      Manifest signed = signer.sign(manifest.get(), key);
      if (put(signed)) {
        writeAnchor();
        return Optional.of(signed);
      }
      ChainLoader.loadTail(store, state);
    }
    throw tooManyWriters();
  }

  /** Has a key that the chain trusts vouch for a new one. */
  private void announce(SigningKey key, Instant created) throws IOException {
    ArchiveCommit commit = ArchiveCommit.heartbeat("signing-key-" + key.version().id());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Manifest manifest =
          Manifest.next(state.head(), commit, List.of(), List.of(key), writer.name(), created);
      if (put(signer.signByTrusted(manifest, state))) {
        return;
      }
      ChainLoader.loadTail(store, state);
      if (ManifestSigner.announced(key, state)) {
        return; // by the other writer
      }
    }
    throw tooManyWriters();
  }

  /** Writes the manifest in its place; false if another one stands there. */
  private boolean put(Manifest signed) throws IOException {
    byte[] json = ManifestJson.toJson(signed);
    StagedBlob staged;
    try (BlobWriter out = store.stage(signed.path())) {
      out.write(ByteBuffer.wrap(json));
      staged = out.finish();
    }
    try {
      store.commit(staged, writer.protection().apply(signed.created()));
    } catch (BlobConflictException e) {
      store.discard(staged);
      return false;
    }
    state.add(ManifestBlob.of(signed.sequence(), json), signed);
    return true;
  }

  private Manifest draft(ArchiveCommit commit, List<AbandonedFile> abandoned, Instant now)
      throws IOException {
    Optional<Manifest> there = placed.find(commit);
    if (there.isPresent()) {
      return there.get();
    }
    for (ArchiveFile file : commit.files()) {
      if (state.abandoned().contains(file.path())) {
        throw new CommitConflictException(
            "Commit " + commit.commitId() + " claims " + file.path() + ", which was abandoned");
      }
    }
    Instant created = now.truncatedTo(ChronoUnit.MICROS);
    return Manifest.next(state.head(), commit, abandoned, List.of(), writer.name(), created);
  }

  private IOException tooManyWriters() {
    return new IOException(
        "Other writers took the next place in the chain " + ATTEMPTS
            + " times: let one job write the archive " + store.uri());
  }
}

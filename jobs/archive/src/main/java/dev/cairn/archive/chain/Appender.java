package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.keys.KeyVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Places manifests at the chain's end, against other writers and against its own earlier tries. */
final class Appender {

  // each failed attempt means that another writer got ahead; more than that is not a race
  private static final int ATTEMPTS = 10;

  private final BlobStore store;
  private final ChainState state;
  private final ChainWriter writer;

  Appender(BlobStore store, ChainState state, ChainWriter writer) {
    this.store = store;
    this.state = state;
    this.writer = writer;
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
          String paths =
              fresh.stream().map(AbandonedFile::path).collect(Collectors.joining("\n"));
          refuseClaimed(fresh);
          String id = "abandon-" + Sha256.of(paths.getBytes(StandardCharsets.US_ASCII));
          return Optional.of(draft(new ArchiveCommit(id, List.of(), List.of()), fresh, now));
        });
  }

  /** Writes the manifest in its place; false if another one stands there. */
  boolean put(Manifest manifest) throws IOException {
    byte[] json = ManifestJson.toJson(sign(manifest));
    StagedBlob staged;
    try (BlobWriter out = store.stage(manifest.path())) {
      out.write(ByteBuffer.wrap(json));
      staged = out.finish();
    }
    try {
      store.commit(staged);
    } catch (BlobConflictException e) {
      store.discard(staged);
      return false;
    }
    state.accept(ManifestBlob.of(manifest.sequence(), json));
    return true;
  }

  /** Brings the anchor up to the head; one that another writer has moved further stays. */
  void writeAnchor() throws IOException {
    ChainHead head = state.head();
    Optional<ChainHead> anchored = writer.anchor().read();
    if (anchored.isEmpty() || anchored.get().sequence() < head.sequence()) {
      writer.anchor().write(head);
    }
  }

  /** Makes the manifest to place, by the chain as it is known; or finds it placed already. */
  private interface Draft {
    Optional<Manifest> make() throws IOException;
  }

  private Optional<Manifest> place(Draft draft) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Manifest> manifest = draft.make();
      boolean placed = manifest.isEmpty() || manifest.get().sequence() < state.next();
      if (placed || put(manifest.get())) {
        writeAnchor();
        return manifest;
      }
      ChainLoader.loadTail(store, state);
    }
    throw new IOException(
        "Other writers took the next place in the chain " + ATTEMPTS
            + " times: let one job write the archive " + store.uri());
  }

  private Manifest draft(ArchiveCommit commit, List<AbandonedFile> abandoned, Instant now)
      throws IOException {
    Optional<Manifest> placed = find(commit);
    if (placed.isPresent()) {
      return placed.get();
    }
    for (ArchiveFile file : commit.files()) {
      if (state.abandoned().contains(file.path())) {
        throw new CommitConflictException(
            "Commit " + commit.commitId() + " claims " + file.path() + ", which was abandoned");
      }
    }
    Instant created = now.truncatedTo(ChronoUnit.MICROS);
    return Manifest.next(
        state.head(), commit, abandoned, List.of(), writer.name(), created);
  }

  private Manifest sign(Manifest manifest) throws IOException {
    KeyVersion key = writer.signer().current().version();
    byte[] signature =
        writer.signer().sign(key, Sha256.digest(ManifestJson.signedBytes(manifest)));
    return manifest.signed(
        new ManifestSignature(
            key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(signature)));
  }

  private Optional<Manifest> find(ArchiveCommit commit) throws IOException {
    Long recent = state.recent(commit.commitId());
    if (recent != null) {
      return Optional.of(same(ChainLoader.read(store, recent).parse(), commit));
    }
    for (OffsetRange range : commit.offsets()) {
      Optional<OffsetRange> archived = state.coverage().overlap(range);
      if (archived.isPresent()) {
        return Optional.of(findOld(commit, range, archived.get()));
      }
    }
    return Optional.empty();
  }

  private Manifest findOld(ArchiveCommit commit, OffsetRange range, OffsetRange archived)
      throws IOException {
    for (long sequence = 1; sequence < state.next(); sequence++) {
      Manifest manifest = ChainLoader.read(store, sequence).parse();
      if (manifest.commitId().equals(commit.commitId())) {
        return same(manifest, commit);
      }
    }
    throw new OffsetOverlapException(commit.commitId(), range, archived);
  }

  private static Manifest same(Manifest manifest, ArchiveCommit commit)
      throws CommitConflictException {
    if (!manifest.holds(commit)) {
      throw new CommitConflictException(
          "Commit " + commit.commitId() + " is manifest " + manifest.sequence()
              + " already, with other files or offsets");
    }
    return manifest;
  }

  private void refuseClaimed(List<AbandonedFile> files) throws IOException {
    Set<String> paths = files.stream().map(AbandonedFile::path).collect(Collectors.toSet());
    for (long sequence = 1; sequence < state.next(); sequence++) {
      for (ArchiveFile file : ChainLoader.read(store, sequence).parse().files()) {
        if (paths.contains(file.path())) {
          throw new CommitConflictException(
              "File " + file.path() + " is in manifest " + sequence
                  + " and cannot be abandoned");
        }
      }
    }
  }
}

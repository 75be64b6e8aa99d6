package dev.cairn.archive.verify;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether the files of the manifests are there, unaltered, each under its own name. */
final class FileCheck {

  private final BlobStore store;
  private final Set<String> listed;
  private final Ledger ledger;
  private final VerificationProgress progress;
  private final Faults faults;
  private final Map<String, Long> claimedBy = new HashMap<>();
  private final Map<String, Mismatch> mismatches = new TreeMap<>();
  private long filesDone;
  private long filesTotal;
  private long bytesDone;
  private long bytesTotal;
  private long filesDisposed;

  private record Mismatch(long manifest, ContentHash expected, ContentHash found) {}

  FileCheck(
      BlobStore store,
      Set<String> listed,
      Ledger ledger,
      VerificationProgress progress,
      Faults faults) {
    this.store = store;
    this.listed = listed;
    this.ledger = ledger;
    this.progress = progress;
    this.faults = faults;
  }

  /** Takes what a manifest claims, to know how much there is to do. */
  void expect(Manifest manifest) {
    for (ArchiveFile file : manifest.files()) {
      expect(file.path(), file.size(), manifest.sequence());
    }
    for (AbandonedFile file : manifest.abandoned()) {
      expect(file.path(), file.size(), manifest.sequence());
    }
  }

  /** Whether a manifest names the path. */
  boolean claims(String path) {
    return claimedBy.containsKey(path);
  }

  /** Reads the files of one manifest and returns those that are right, without the abandoned. */
  List<ArchiveFile> check(Manifest manifest) throws IOException {
    List<ArchiveFile> sound = new ArrayList<>();
    for (ArchiveFile file : manifest.files()) {
      ContentHash expected = new ContentHash(file.size(), file.sha256());
      Optional<ContentHash> found = read(file.blob());
      if (found.isPresent()) {
        if (ledger.disposedAfter(file.path(), manifest.sequence())) {
          present(manifest, file.path());
        }
        if (right(manifest, file.path(), expected, found.get())) {
          sound.add(file);
        }
      } else if (ledger.approvedAfter(file.path(), manifest.sequence())) {
        filesDisposed++;
      } else {
        missing(FaultCode.FILE_MISSING, manifest, file.path(), expected);
      }
    }
    for (AbandonedFile file : manifest.abandoned()) {
      ContentHash expected = new ContentHash(file.size(), file.sha256());
      Optional<ContentHash> found = read(BlobVersion.current(file.path()));
      if (found.isPresent()) {
        right(manifest, file.path(), expected, found.get());
      } else {
        missing(FaultCode.ABANDONED_MISSING, manifest, file.path(), expected);
      }
    }
    return sound;
  }

  /** Files that are gone as approved. */
  long filesDisposed() {
    return filesDisposed;
  }

  /** Reports the altered files, after all were read: only then can a swap be told. */
  void finish() {
    Map<String, String> pathByExpected = new HashMap<>();
    mismatches.forEach((path, m) -> pathByExpected.put(m.expected().sha256(), path));
    mismatches.forEach(
        (path, mismatch) -> {
          String other = pathByExpected.get(mismatch.found().sha256());
          boolean swapped =
              other != null && mismatches.get(other).found().equals(mismatch.expected());
          if (!swapped) {
            faults.add(
                FaultCode.FILE_ALTERED,
                path,
                "Manifest %d says %d bytes with SHA-256 %s, found are %d bytes with %s%s.",
                mismatch.manifest(),
                mismatch.expected().size(),
                mismatch.expected().sha256(),
                mismatch.found().size(),
                mismatch.found().sha256(),
                other == null ? "" : ", the content of " + other);
          } else if (path.compareTo(other) < 0) {
            faults.add(
                FaultCode.FILES_SWAPPED,
                path,
                "%s and %s hold each other's content.",
                path,
                other);
          }
        });
  }

  private void expect(String path, long size, long manifest) {
    filesTotal++;
    bytesTotal += size;
    Long before = claimedBy.putIfAbsent(path, manifest);
    if (before != null) {
      faults.add(
          FaultCode.FILE_CLAIMED_TWICE,
          path,
          "It is listed by manifest %d and again by manifest %d.",
          before,
          manifest);
    }
  }

  private boolean right(
      Manifest manifest, String path, ContentHash expected, ContentHash found) {
    if (!found.equals(expected)) {
      mismatches.put(path, new Mismatch(manifest.sequence(), expected, found));
      return false;
    }
    return true;
  }

  private void missing(FaultCode code, Manifest manifest, String path, ContentHash expected) {
    faults.add(
        code,
        path,
        "Manifest %d lists it with %d bytes, but it is not there.",
        manifest.sequence(),
        expected.size());
  }

  private void present(Manifest manifest, String path) {
    faults.add(
        FaultCode.DISPOSED_PRESENT,
        path,
        "Manifest %d lists it, a later one says it was disposed of, and it is there.",
        manifest.sequence());
  }

  private Optional<ContentHash> read(BlobVersion blob) throws IOException {
    try {
      return mayBeThere(blob)
          ? Optional.of(ContentHash.of(store, blob, this::advance))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      filesDone++;
      advance(0);
    }
  }

  // asks the listing first: an altered manifest may name what a store cannot even look for, such as
  // a path beneath another blob; a file younger than the listing is found by a second
  private boolean mayBeThere(BlobVersion blob) throws IOException {
    return listed.contains(blob.path())
        || blob.versionId().isPresent() && store.worm() // not listed, but its version may be there
        || store.list(blob.path()).stream().anyMatch(other -> other.path().equals(blob.path()));
  }

  private void advance(long bytes) {
    bytesDone += bytes;
    progress.update(filesDone, filesTotal, bytesDone, bytesTotal);
  }
}

package dev.cairn.archive.verify;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
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
  private final VerificationProgress progress;
  private final Faults faults;
  private final Map<String, Long> claimedBy = new HashMap<>();
  private final Map<String, Mismatch> mismatches = new TreeMap<>();
  private long filesDone;
  private long filesTotal;
  private long bytesDone;
  private long bytesTotal;

  private record Mismatch(long manifest, ContentHash expected, ContentHash found) {}

  FileCheck(BlobStore store, Set<String> listed, VerificationProgress progress, Faults faults) {
    this.store = store;
    this.listed = listed;
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
      if (check(manifest, file.path(), expected, FaultCode.FILE_MISSING)) {
        sound.add(file);
      }
    }
    for (AbandonedFile file : manifest.abandoned()) {
      ContentHash expected = new ContentHash(file.size(), file.sha256());
      check(manifest, file.path(), expected, FaultCode.ABANDONED_MISSING);
    }
    return sound;
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

  private boolean check(Manifest manifest, String path, ContentHash expected, FaultCode ifMissing)
      throws IOException {
    Optional<ContentHash> found = read(path);
    filesDone++;
    progress.update(filesDone, filesTotal, bytesDone, bytesTotal);
    if (found.isEmpty()) {
      faults.add(
          ifMissing,
          path,
          "Manifest %d lists it with %d bytes, but it is not there.",
          manifest.sequence(),
          expected.size());
      return false;
    }
    if (!found.get().equals(expected)) {
      mismatches.put(path, new Mismatch(manifest.sequence(), expected, found.get()));
      return false;
    }
    return true;
  }

  private Optional<ContentHash> read(String path) throws IOException {
    // asks the listing first: an altered manifest may name what a store cannot even look for,
    // such as a path beneath another blob; a file younger than the listing is found by a second
    if (!listed.contains(path)
        && store.list(path).stream().noneMatch(blob -> blob.path().equals(path))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ContentHash.of(
              store,
              path,
              bytes -> {
                bytesDone += bytes;
                progress.update(filesDone, filesTotal, bytesDone, bytesTotal);
              }));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

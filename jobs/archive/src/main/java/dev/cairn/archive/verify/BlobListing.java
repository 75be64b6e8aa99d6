package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ChainFormatException;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestBlob;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All blobs as they were listed before anything was read.
 *
 * @param paths every path, sorted
 * @param places the sequences of those that stand where manifests stand
 */
record BlobListing(SortedSet<String> paths, SortedSet<Long> places) {

  static BlobListing of(BlobStore store) throws IOException {
    SortedSet<String> paths = new TreeSet<>();
    SortedSet<Long> places = new TreeSet<>();
    for (BlobInfo blob : store.list("")) {
      paths.add(blob.path());
      Manifest.sequenceOf(blob.path()).ifPresent(places::add);
    }
    return new BlobListing(paths, places);
  }

  /** Reports the blobs that are neither in the chain nor named by it. */
  void checkExtra(BlobStore store, FileCheck files, Faults faults) throws IOException {
    Set<String> extra = new TreeSet<>();
    for (String path : paths) {
      OptionalLong place = Manifest.sequenceOf(path);
      if (place.isEmpty() && !files.claims(path)) {
        extra.add(path);
      }
    }
    if (!extra.isEmpty()) {
      extra.removeAll(claimedSince(store));
    }
    for (String path : extra) {
      faults.add(FaultCode.FILE_EXTRA, path, "No manifest names it.");
    }
    for (String name : store.foreign()) {
      // a name may hold anything, also what would steer a terminal
      String shown = name.replaceAll("\\p{Cntrl}", "?");
      faults.add(FaultCode.FILE_EXTRA, shown, "No archive has such a name or kind of file.");
    }
  }

  /** What a writer that runs beside us has bound since the listing. */
  private Set<String> claimedSince(BlobStore store) throws IOException {
    Set<String> claimed = new HashSet<>();
    long sequence = places.isEmpty() ? 1 : places.last() + 1;
    Optional<ManifestBlob> blob = ManifestBlob.read(store, sequence);
    while (blob.isPresent()) {
      try {
        Manifest manifest = blob.get().parse();
        manifest.files().forEach(file -> claimed.add(file.path()));
        manifest.abandoned().forEach(file -> claimed.add(file.path()));
      } catch (ChainFormatException e) {
        return claimed; // the next verification lists it and says so
      }
      blob = ManifestBlob.read(store, ++sequence);
    }
    return claimed;
  }
}

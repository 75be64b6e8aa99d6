package dev.cairn.archive.chain;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is remembered of the manifests read so far, and the check that the next one follows. */
final class ChainState {

  /** Commit ids kept at hand. Older ones are found by reading the chain, see {@link Chain}. */
  static final int REMEMBERED_COMMITS = 1024;

  private final Coverage coverage = new Coverage();
  private final Set<String> abandoned = new HashSet<>();
  private final Map<String, Long> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED_COMMITS;
        }
      };
  private ChainHead head;

  /**
   * Takes the next manifest.
   *
   * @throws ChainBrokenException if it does not follow the ones before; the state stays as it was
   */
  Manifest accept(ManifestBlob blob) throws ChainBrokenException {
    String place = Manifest.path(blob.sequence());
    Manifest manifest;
    try {
      manifest = blob.parse();
    } catch (ChainFormatException e) {
      throw new ChainBrokenException(place, "what stands there is no manifest: " + e.getMessage());
    }
    if (manifest.sequence() != blob.sequence()) {
      throw new ChainBrokenException(place, "it says it is manifest " + manifest.sequence());
    }
    String previous = head == null ? Manifest.NO_PREVIOUS : head.sha256();
    if (!manifest.previous().equals(previous)) {
      throw new ChainBrokenException(place, "it does not continue the manifest before it");
    }
    if (head != null && !manifest.archiveId().equals(head.archiveId())) {
      throw new ChainBrokenException(place, "it belongs to archive " + manifest.archiveId());
    }
    head = new ChainHead(manifest.archiveId(), manifest.sequence(), blob.sha256());
    recent.put(manifest.commitId(), manifest.sequence());
    manifest.offsets().forEach(coverage::add);
    manifest.lost().forEach(lost -> coverage.add(lost.offsets()));
    manifest.abandoned().forEach(file -> abandoned.add(file.path()));
    return manifest;
  }

  /** The last manifest; null if there is none. */
  ChainHead head() {
    return head;
  }

  /** Sequence of the next manifest. */
  long next() {
    return head == null ? 1 : head.sequence() + 1;
  }

  Coverage coverage() {
    return coverage;
  }

  Set<String> abandoned() {
    return abandoned;
  }

  /** Sequence of a commit among the last ones; null if it is not among them. */
  Long recent(String commitId) {
    return recent.get(commitId);
  }
}

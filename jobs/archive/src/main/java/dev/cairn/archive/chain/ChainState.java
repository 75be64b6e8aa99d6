package dev.cairn.archive.chain;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered of the manifests read so far, and the check that the next one follows. Grows
 * with gaps between offsets, abandoned files, active holds and key versions; not with the chain.
 */
final class ChainState {

  /** Commit ids kept at hand. Older ones are found by reading the chain, see {@link Chain}. */
  static final int REMEMBERED_COMMITS = 1024;

  private final Coverage coverage = new Coverage();
  private final Set<String> abandoned = new HashSet<>();
  private final Map<String, Long> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > remembered;
        }
      };
  private final HoldTerms holds = new HoldTerms();
  private final TrustedKeys keys = new TrustedKeys();
  private final boolean signatures;
  private final int remembered;
  private ChainHead head;

  private ChainState(boolean signatures, int remembered) {
    this.signatures = signatures;
    this.remembered = remembered;
  }

  /** For readers: believes signatures, as the verifier is there to judge them. */
  static ChainState forReading() {
    return new ChainState(false, REMEMBERED_COMMITS);
  }

  /**
   * For writers: refuses a head that no trusted key signed, so that it is not continued. A head that
   * is rightly signed vouches by its hash for all before it; so of those only the ones that announce
   * keys are judged. A signature takes milliseconds, and a year has half a million manifests.
   */
  static ChainState forWriting(int remembered) {
    return new ChainState(true, remembered);
  }

  /**
   * Takes the next manifest.
   *
   * @param last whether the caller knows of none after it
   * @throws ChainBrokenException if it does not follow the ones before; the state stays as it was
   */
  Manifest accept(ManifestBlob blob, boolean last) throws ChainBrokenException {
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
    if (head == null) {
      keys.trust(manifest.signingKeys());
    }
    if (signatures && (last || !manifest.signingKeys().isEmpty())) {
      checkSignature(place, manifest);
    }
    add(blob, manifest);
    return manifest;
  }

  /** Takes the next manifest without a check: for the one that has just been made from this state. */
  void add(ManifestBlob blob, Manifest manifest) {
    keys.trust(manifest.signingKeys());
    head = new ChainHead(manifest.archiveId(), manifest.sequence(), blob.sha256());
    recent.put(manifest.commitId(), manifest.sequence());
    manifest.offsets().forEach(coverage::add);
    manifest.lost().forEach(lost -> coverage.add(lost.offsets()));
    manifest.abandoned().forEach(file -> abandoned.add(file.path()));
    manifest.ledger().forEach(holds::add);
  }

  private void checkSignature(String place, Manifest manifest) throws ChainBrokenException {
    String key = manifest.signature().orElseThrow().key();
    switch (keys.judge(manifest)) {
      case BAD -> throw new ChainBrokenException(place, "its signature by " + key + " is wrong");
      case UNKNOWN_KEY ->
          throw new ChainBrokenException(
              place, "it is signed by " + key + ", which no manifest before it announces");
      default -> {
        // right
      }
    }
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

  /** The active legal holds, without their files. */
  HoldTerms holds() {
    return holds;
  }

  /** The keys that may sign the next manifest. */
  TrustedKeys keys() {
    return keys;
  }

  /** Whether there are commits whose ids are not at hand. */
  boolean forgets() {
    return next() - 1 > remembered;
  }

  /** Sequence of a commit among the last ones; null if it is not among them. */
  Long recent(String commitId) {
    return recent.get(commitId);
  }
}

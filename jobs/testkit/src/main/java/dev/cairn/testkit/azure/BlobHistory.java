package dev.cairn.testkit.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one blob name.
 *
 * @param versions oldest first
 * @param current id of the version that the name stands for; null if it stands for none
 * @param pending a change that was sent to the store and whose outcome is not known; null if none
 */
record BlobHistory(List<BlobVersion> versions, String current, Pending pending) {

  static final BlobHistory EMPTY = new BlobHistory(List.of(), null, null);

  /**
   * What is about to happen to the current version.
   *
   * @param next what takes its place, or is made of it if the id is the same; its ETag doesn't
   *     count; null if the name is to stand for nothing
   */
  record Pending(BlobVersion next) {}

  BlobHistory {
    versions = List.copyOf(versions);
  }

  Optional<BlobVersion> currentVersion() {
    return current == null ? Optional.empty() : find(current);
  }

  Optional<BlobVersion> find(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  Optional<BlobVersion> findByEtag(String etag) {
    return versions.stream().filter(version -> version.etag().equals(etag)).findFirst();
  }

  boolean isCurrent(BlobVersion version) {
    return version.id().equals(current);
  }

  /** This change is about to be sent. */
  BlobHistory begin(Pending change) {
    return new BlobHistory(versions, current, change);
  }

  /** The pending change did not happen. */
  BlobHistory undone() {
    return new BlobHistory(versions, current, null);
  }

  /** The name stands for nothing now. */
  BlobHistory deleted() {
    return new BlobHistory(versions, null, null);
  }

  /** This is a new version, and the current one. */
  BlobHistory written(BlobVersion next) {
    List<BlobVersion> more = new ArrayList<>(versions);
    more.add(next);
    return new BlobHistory(more, next.id(), null);
  }

  /** This version, found by its id, is now so. */
  BlobHistory changed(BlobVersion version) {
    return new BlobHistory(
        versions.stream().map(v -> v.id().equals(version.id()) ? version : v).toList(),
        current,
        pending);
  }

  /** A version that is not current, no more. */
  BlobHistory without(BlobVersion version) {
    return new BlobHistory(
        versions.stream().filter(v -> !v.id().equals(version.id())).toList(), current, pending);
  }

  /**
   * This, after the outcome of a pending change has been read off what the store holds now. An ETag
   * that changed without a pending change was changed behind the gate's back: that is taken as it
   * is, like a fault of the service would have to be.
   *
   * @param found empty if the store holds nothing of the name
   * @throws StoreException if it cannot be explained
   */
  BlobHistory settle(Optional<StoredBlob> found) {
    Optional<BlobVersion> before = currentVersion();
    if (found.map(StoredBlob::etag).equals(before.map(BlobVersion::etag))) {
      return undone();
    }
    if (found.isEmpty()) {
      if (pending != null && pending.next() == null) {
        return deleted();
      }
      throw new StoreException(
          "The gate's state has a blob that the store has not: start with both or with neither.");
    }
    if (pending != null && pending.next() != null) {
      return stored(pending.next(), found.get());
    }
    return before.map(version -> stored(version, found.get())).orElse(this);
  }

  /** This version is in the store now, under its name. */
  BlobHistory stored(BlobVersion version, StoredBlob as) {
    BlobVersion now = version.stored(as.etag(), as.lastModified());
    return find(version.id()).isPresent() ? undone().changed(now) : written(now);
  }
}

package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestBlob;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Whether the manifests are those that were written, in an unbroken row, up to the anchor. A manifest
 * is judged by the one after it, which holds its hash, so the judging runs from the end to the start.
 */
final class ChainCheck {

  private final List<ChainPlace> places = new ArrayList<>();
  private ChainHead anchored; // null: no anchor to hold it against
  private final Faults faults;

  ChainCheck(ChainHead anchored, Faults faults) {
    this.anchored = anchored;
    this.faults = faults;
  }

  /** Reads the listed places and judges them. */
  void check(BlobStore store, SortedSet<Long> listed) throws IOException {
    for (long sequence : listed) {
      // a place that was listed and is empty now is as missing as any
      ManifestBlob.read(store, sequence).ifPresent(blob -> places.add(new ChainPlace(blob)));
    }
    checkAnchorsArchive();
    checkMissing();
    places.stream().filter(p -> p.manifest != null && !p.inPlace()).forEach(this::checkMisplaced);
    for (int i = places.size() - 1; i >= 0; i--) {
      checkAnchored(places.get(i), next(i));
      checkContinued(places.get(i), next(i));
      checkForm(places.get(i));
    }
    checkArchive();
  }

  /** The places that hold manifests, each content once, by the manifests' own sequence. */
  List<ChainPlace> readable() {
    Set<String> seen = new HashSet<>();
    return places.stream()
        .filter(place -> place.manifest != null && seen.add(place.sha256))
        .sorted(Comparator.comparingLong(place -> place.manifest.sequence()))
        .toList();
  }

  /** The manifests that can be read, each once, by their own sequence; also those in doubt. */
  List<Manifest> manifests() {
    return readable().stream().map(place -> place.manifest).toList();
  }

  /** The last place, if some manifest says of which archive it is. */
  Optional<ChainHead> head() {
    return places.stream()
        .filter(place -> place.manifest != null)
        .reduce((first, second) -> second)
        .map(named -> new ChainHead(named.manifest.archiveId(), last().sequence, last().sha256));
  }

  /** Whether the anchor was one of this archive. */
  boolean anchorUsed() {
    return anchored != null;
  }

  /** Manifests beyond the anchored one. */
  long beyondAnchor() {
    return anchored == null || places.isEmpty()
        ? 0
        : Math.max(0, last().sequence - anchored.sequence());
  }

  private ChainPlace last() {
    return places.get(places.size() - 1);
  }

  private ChainPlace next(int i) {
    boolean adjacent =
        i + 1 < places.size() && places.get(i + 1).sequence == places.get(i).sequence + 1;
    return adjacent ? places.get(i + 1) : null;
  }

  private void checkAnchorsArchive() {
    List<String> ids =
        places.stream()
            .filter(place -> place.manifest != null)
            .map(place -> place.manifest.archiveId())
            .toList();
    if (anchored != null && !ids.isEmpty() && !ids.contains(anchored.archiveId())) {
      faults.add(
          FaultCode.ANCHOR_FOREIGN,
          "anchor",
          "The anchor is of archive %s, the manifests are of archive %s.",
          anchored.archiveId(),
          ids.get(0));
      anchored = null;
    }
  }

  private void checkMissing() {
    long expected = 1;
    for (ChainPlace place : places) {
      missing(expected, place.sequence - 1);
      expected = place.sequence + 1;
    }
    if (anchored != null && anchored.sequence() >= expected) {
      faults.add(
          FaultCode.CHAIN_CUT,
          Manifest.path(Math.min(expected, anchored.sequence())),
          "The anchor knows manifest %d, but the chain ends with manifest %d.",
          anchored.sequence(),
          expected - 1);
    } else if (places.isEmpty()) {
      missing(1, 1);
    }
  }

  private void missing(long first, long last) {
    if (first == last) {
      faults.add(
          FaultCode.MANIFEST_MISSING, Manifest.path(first), "Manifest %d is not there.", first);
    } else if (first < last) {
      faults.add(
          FaultCode.MANIFEST_MISSING,
          Manifest.path(first),
          "Manifests %d to %d are not there.",
          first,
          last);
    }
  }

  private void checkAnchored(ChainPlace place, ChainPlace next) {
    if (anchored == null || anchored.sequence() != place.sequence || place.faulty) {
      return;
    }
    if (anchored.sha256().equals(place.sha256)) {
      place.confirmed = true;
    } else if (continued(place, next)) {
      faults.add(
          FaultCode.CHAIN_REWRITTEN,
          place.path(),
          "Manifest %d is continued by the next, but the anchor knows another one.",
          place.sequence);
    } else {
      altered(place, "The anchor knows another manifest %d.", place.sequence);
    }
  }

  private void checkContinued(ChainPlace place, ChainPlace next) {
    if (next == null || !next.inPlace() || next.faulty || place.faulty) {
      return;
    }
    if (continued(place, next)) {
      place.confirmed = true;
    } else if (place.confirmed) {
      altered(next, "It does not continue manifest %d, which the anchor confirms.", place.sequence);
    } else {
      altered(place, "Manifest %d continues another one.", next.sequence);
    }
  }

  private static boolean continued(ChainPlace place, ChainPlace next) {
    return next != null && next.inPlace() && next.manifest.previous().equals(place.sha256);
  }

  private void checkForm(ChainPlace place) {
    if (place.faulty) {
      return;
    }
    if (place.manifest == null && place.confirmed) {
      place.faulty = true;
      faults.add(
          FaultCode.MANIFEST_UNREADABLE,
          place.path(),
          "Manifest %d is as it was written, but: %s.",
          place.sequence,
          place.problem);
    } else if (place.manifest == null) {
      altered(place, "What stands there is no manifest: %s.", place.problem);
    }
  }

  private void checkMisplaced(ChainPlace place) {
    if (place.faulty) {
      return; // reported with the one it was swapped with
    }
    long own = place.manifest.sequence();
    for (ChainPlace other : places) {
      if (other.sequence == own
          && other.manifest != null
          && other.manifest.sequence() == place.sequence) {
        place.faulty = true;
        other.faulty = true;
        faults.add(
            FaultCode.FILES_SWAPPED,
            Manifest.path(Math.min(own, place.sequence)),
            "%s and %s hold each other's manifest.",
            Manifest.path(Math.min(own, place.sequence)),
            Manifest.path(Math.max(own, place.sequence)));
        return;
      }
    }
    altered(place, "It says of itself that it is manifest %d.", own);
  }

  /** One archive's id in all: hashes alone do not bind the last manifest when there is no anchor. */
  private void checkArchive() {
    ChainPlace trusted = null;
    for (ChainPlace place : places) {
      if (place.faulty || !place.inPlace()) {
        continue;
      }
      if (trusted != null && !trusted.manifest.archiveId().equals(place.manifest.archiveId())) {
        altered(place, "It is of archive %s.", place.manifest.archiveId());
      } else {
        trusted = place;
      }
    }
  }

  private void altered(ChainPlace place, String found, Object... values) {
    place.faulty = true;
    faults.add(FaultCode.MANIFEST_ALTERED, place.path(), found, values);
  }
}

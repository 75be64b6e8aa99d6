package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Legal holds of an archive: read, placed and released. Placing and releasing may be interrupted
 * anywhere and repeated. A hold is on the store before the ledger says so, and off the store after:
 * whoever stops in the middle has held too much, never too little.
 *
 * <p>In a store that is not WORM a hold is in the ledger alone: it keeps retention from disposing of
 * a file, and nobody else.
 */
public final class LegalHolds {

  private final BlobStore store;
  private final Chain chain;
  private final InstantSource clock;
  private final StoreWork work;
  private ChainHistory history;
  private long head;

  private LegalHolds(BlobStore store, Chain chain, InstantSource clock, LongConsumer progress) {
    this.store = store;
    this.chain = chain;
    this.clock = clock;
    this.work = new StoreWork(progress);
  }

  /**
   * Reads the chain.
   *
   * @param chain opened with a writer to place and release; any to look
   * @param progress is told the number of blobs done
   * @throws dev.cairn.archive.chain.ChainBrokenException if the chain is not whole: verify first
   * @throws IOException if the store is out of reach
   */
  public static LegalHolds read(
      BlobStore store, Chain chain, InstantSource clock, LongConsumer progress)
      throws IOException {
    LegalHolds holds = new LegalHolds(store, chain, clock, progress);
    holds.read();
    return holds;
  }

  private void read() throws IOException {
    List<Manifest> manifests = chain.manifests();
    history = ChainHistory.of(manifests);
    head = manifests.size();
  }

  /** Active holds, each with the files that its case lies on; by case, then as placed. */
  public List<PlacedHold> active() {
    Map<String, List<String>> paths =
        history.ledger().holds().stream()
            .collect(Collectors.toMap(LegalHold::caseId, LegalHold::paths, (a, b) -> a));
    return history.holds().stream()
        .map(
            hold ->
                new PlacedHold(
                    on(hold.terms(), paths.get(hold.terms().caseId())),
                    hold.sequence(),
                    hold.placed()))
        .toList();
  }

  /**
   * The files there are that a hold covers by source and time. Whoever places it for a user leaves
   * out those without rows of that user.
   */
  public List<ArchiveFile> candidates(LegalHold terms) {
    return history.files().values().stream()
        .filter(listed -> !history.isDisposed(listed))
        .map(ChainHistory.Listed::file)
        .filter(terms::covers)
        .toList();
  }

  /**
   * Places a hold, or ends the placing of one of the same case and terms. Files that came into the
   * archive since {@link #read} are held too, by source and time.
   *
   * @param terms what it covers; its paths are those to be held now
   * @throws IllegalArgumentException if a value is not one that the ledger takes
   * @throws LedgerMovedException if somebody changed holds or retention meanwhile
   * @throws IOException if store, anchor or signing key is out of reach; repeat it
   */
  public HoldOutcome place(LegalHold terms) throws IOException {
    terms.placed(); // refuses what the ledger would, before anything is held
    final long known = head;
    Set<String> held = holdInStore(terms.paths());
    boolean fresh = history.holds().stream().noneMatch(hold -> same(hold.terms(), terms));
    if (fresh) {
      List<String> first = held.stream().limit(LedgerAppender.PATHS_PER_MANIFEST).toList();
      appender().append(List.of(on(terms, first).placed()));
    }
    read();
    held.addAll(holdInStore(cameSince(known, terms)));
    held.removeIf(path -> history.heldBy(path).contains(terms.caseId()));
    appender()
        .appendAll(Entries.of(Kind.HOLD_APPLIED, Map.of("case", terms.caseId()), held));
    read();
    return new HoldOutcome(
        pathsOf(terms.caseId()).size(), 0, fresh || !held.isEmpty(), work.refusals());
  }

  /**
   * Releases all holds of a case, or ends a release that was interrupted. A file that another case
   * holds stays held.
   *
   * @param second the other of two people
   * @param policy how many it takes
   * @throws IllegalArgumentException if there is no such case, or the second person is missing or
   *     the same
   * @throws LedgerMovedException if somebody changed holds or retention meanwhile
   * @throws IOException if store, anchor or signing key is out of reach; repeat it
   */
  public HoldOutcome release(
      String caseId, String by, String why, Optional<String> second, HoldRelease policy)
      throws IOException {
    boolean fresh = !history.isReleased(caseId);
    if (fresh) {
      checkRelease(caseId, by, second, policy);
      TreeMap<String, String> terms = new TreeMap<>(Map.of("case", caseId, "by", by, "why", why));
      second.ifPresent(name -> terms.put("second", name));
      appender().append(List.of(new LedgerEntry(Kind.HOLD_RELEASED, terms, List.of())));
      read();
    }
    Set<String> released = history.releasedPaths(caseId);
    long stillHeld = 0;
    for (String path : released) {
      ChainHistory.Listed listed = history.files().get(path);
      if (listed == null || history.isDisposed(listed)) {
        continue;
      }
      if (!history.heldBy(path).isEmpty() || !history.toHold(listed).isEmpty()) {
        stillHeld++;
      } else {
        work.attempt(listed.file().blob(), () -> store.hold(listed.file().blob(), false));
      }
    }
    return new HoldOutcome(released.size(), stillHeld, fresh, work.refusals());
  }

  private void checkRelease(
      String caseId, String by, Optional<String> second, HoldRelease policy) {
    if (history.holds().stream().noneMatch(hold -> hold.terms().caseId().equals(caseId))) {
      throw new IllegalArgumentException(
          "There is no legal hold of case '%s'. Active: %s"
              .formatted(
                  caseId,
                  history.holds().stream()
                      .map(hold -> hold.terms().caseId())
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    if (policy == HoldRelease.TWO_PEOPLE && second.isEmpty()) {
      throw new IllegalArgumentException(
          "The policy asks for two people to release a hold: name the second");
    }
    if (second.isPresent() && second.get().strip().equalsIgnoreCase(by.strip())) {
      throw new IllegalArgumentException(
          "The second person is the same as the first: '%s'".formatted(by));
    }
  }

  private Set<String> holdInStore(Collection<String> paths) throws IOException {
    Set<String> held = new TreeSet<>();
    for (String path : new TreeSet<>(paths)) {
      ChainHistory.Listed listed = history.files().get(path);
      if (listed == null) {
        throw new IllegalArgumentException("No manifest lists " + path);
      }
      if (work.attempt(listed.file().blob(), () -> store.hold(listed.file().blob(), true))) {
        held.add(path);
      }
    }
    return held;
  }

  private List<String> cameSince(long known, LegalHold terms) {
    return history.files().values().stream()
        .filter(
            listed ->
                listed.manifest().sequence() > known && terms.covers(listed.file())
                    || history.toHold(listed).contains(terms.caseId()))
        .map(listed -> listed.file().path())
        .toList();
  }

  private List<String> pathsOf(String caseId) {
    return history.files().keySet().stream()
        .filter(path -> history.heldBy(path).contains(caseId))
        .toList();
  }

  private LedgerAppender appender() {
    return new LedgerAppender(chain, clock, history.lastLedger());
  }

  private static LegalHold on(LegalHold terms, List<String> paths) {
    return new LegalHold(
        terms.caseId(),
        terms.by(),
        terms.why(),
        terms.sources(),
        terms.from(),
        terms.until(),
        terms.user(),
        paths);
  }

  private static boolean same(LegalHold one, LegalHold other) {
    return one.caseId().equals(other.caseId())
        && one.sources().equals(other.sources())
        && one.from().equals(other.from())
        && one.until().equals(other.until())
        && one.user().equals(other.user());
  }
}

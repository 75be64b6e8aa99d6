package dev.cairn.archive.retention;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import dev.cairn.archive.store.TestClock;
import dev.cairn.archive.verify.ArchiveVerifier;
import dev.cairn.archive.verify.VerificationReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A small archive under retention, with a clock that a test moves. */
final class RetainedArchive {

  static final Instant START = Instant.parse("2026-11-22T19:00:00Z");

  /** A clock that a test moves. */
  static final class MovedClock extends Clock {
    private final Supplier<Instant> now;
    private final Consumer<Duration> advance;

    MovedClock(Supplier<Instant> now, Consumer<Duration> advance) {
      this.now = now;
      this.advance = advance;
    }

    void advance(Duration by) {
      advance.accept(by);
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final MovedClock clock;
  final BlobStore store;
  final TestArchive.MemoryAnchor anchor = new TestArchive.MemoryAnchor();
  private final List<ArchiveFile> files = new ArrayList<>();

  /** In memory. */
  RetainedArchive(boolean worm) throws IOException {
    this(worm, new TestClock(START));
  }

  private RetainedArchive(boolean worm, TestClock clock) throws IOException {
    this(
        worm ? InMemoryBlobStore.worm(clock) : new InMemoryBlobStore(),
        new MovedClock(clock::instant, clock::advance));
  }

  /** In a store whose clock is this one. */
  RetainedArchive(BlobStore store, MovedClock clock) throws IOException {
    this.store = store;
    this.clock = clock;
    Chain.create(
        store,
        writer(),
        TestArchive.ID,
        new Genesis(store.worm() ? "version-level" : Genesis.NO_WORM),
        clock.instant());
  }

  /** The store as another process opens it. */
  BlobStore again() {
    return store instanceof InMemoryBlobStore memory ? memory.reopened() : store;
  }

  /** The rules of these tests: flows 30 days unless said otherwise. */
  static RetentionRules rules(int days) {
    return PlanModel.rules(Period.ofDays(days), Retention.Mode.UNLOCKED, Period.ofDays(400));
  }

  private ChainWriter writer() {
    return new ChainWriter(
        "cairn/0.1.0",
        anchor,
        TestArchive.SIGNER,
        created -> Protection.of(new Retention(
            rules(30).forChain().until(created), Retention.Mode.UNLOCKED)));
  }

  /** As another process opens it. */
  Chain chain(BlobStore through) throws IOException {
    return Chain.open(through, writer());
  }

  Chain chain() throws IOException {
    return chain(again());
  }

  /** Archives a file of that source and hour, kept for some days from now. */
  ArchiveFile add(String source, Instant hour, int days) throws IOException {
    int number = files.size();
    String path = "events/source=%s/date=%s/hour=%02d/w-%08d.parquet".formatted(
        source,
        hour.atOffset(ZoneOffset.UTC).toLocalDate(),
        hour.atOffset(ZoneOffset.UTC).getHour(),
        number);
    FileRetention kept =
        FileRetention.wanted(
            source + "/1", clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(days, ChronoUnit.DAYS), Retention.Mode.UNLOCKED);
    ArchiveFile plain = TestArchive.file(path, "content of " + path, 10);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, hour);
    ArchiveFile wanted =
        new ArchiveFile(
            path, "events", plain.size(), plain.sha256(), 10, micros, micros + 59_000_000L,
            plain.metadataKey(), plain.phiKey(), kept, Optional.empty());
    ArchiveFile file =
        wanted.as(
            store.commit(
                Blobs.stage(store, path, "content of " + path), kept.protection()));
    chain()
        .append(
            new ArchiveCommit(
                "c" + number,
                List.of(file),
                List.of(new OffsetRange("t", 0, number * 10L, number * 10L + 9))),
            clock.instant());
    files.add(file);
    return file;
  }

  ArchiveFile add(int days) throws IOException {
    return add("network.flow", START, days);
  }

  RetentionPlan plan(int days) throws IOException {
    return plan(again(), days);
  }

  RetentionPlan plan(BlobStore through, int days) throws IOException {
    return RetentionPlanner.plan(
        RetentionStates.read(through, Chain.open(through), n -> {}),
        rules(days),
        clock.instant());
  }

  RetentionOutcome apply(RetentionPlan plan) throws IOException {
    return apply(again(), plan);
  }

  RetentionOutcome apply(BlobStore through, RetentionPlan plan) throws IOException {
    return new RetentionExecutor(through, chain(through), clock, n -> {}).apply(plan, "A. Auditor");
  }

  LegalHolds holds() throws IOException {
    return holds(again());
  }

  LegalHolds holds(BlobStore through) throws IOException {
    return LegalHolds.read(through, chain(through), clock, n -> {});
  }

  static LegalHold hold(String caseId, Set<String> sources, List<String> paths) {
    return new LegalHold(
        caseId, "C. Counsel", "Smith v. Hospital", sources, Optional.empty(), Optional.empty(),
        Optional.empty(), paths);
  }

  boolean isThere(ArchiveFile file) throws IOException {
    return store.find(file.path()).isPresent();
  }

  VerificationReport verify() throws IOException {
    return ArchiveVerifier.of(again())
        .withAnchor(copy(anchor))
        .withClock(clock)
        .verify();
  }

  private static Anchor copy(TestArchive.MemoryAnchor anchor) {
    TestArchive.MemoryAnchor copy = new TestArchive.MemoryAnchor();
    copy.head = anchor.head;
    return copy;
  }
}

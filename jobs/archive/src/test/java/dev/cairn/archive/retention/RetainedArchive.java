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

/** A small archive under retention, with a clock that a test moves. */
final class RetainedArchive {

  static final Instant START = Instant.parse("2026-11-22T19:00:00Z");

  /** A clock that stands until it is moved. */
  static final class TestClock extends Clock {
    private Instant now = START;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
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

  final TestClock clock = new TestClock();
  final InMemoryBlobStore store;
  final TestArchive.MemoryAnchor anchor = new TestArchive.MemoryAnchor();
  private final List<ArchiveFile> files = new ArrayList<>();

  RetainedArchive(boolean worm) throws IOException {
    store = worm ? InMemoryBlobStore.worm(clock) : new InMemoryBlobStore();
    Chain.create(
        store,
        writer(),
        TestArchive.ID,
        new Genesis(worm ? "in memory" : Genesis.NO_WORM),
        clock.instant());
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
    return chain(store.reopened());
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
            source + "/1", clock.instant().plus(days, ChronoUnit.DAYS), Retention.Mode.UNLOCKED);
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
    return plan(store.reopened(), days);
  }

  RetentionPlan plan(BlobStore through, int days) throws IOException {
    return RetentionPlanner.plan(
        RetentionStates.read(through, Chain.open(through), n -> {}),
        rules(days),
        clock.instant());
  }

  RetentionOutcome apply(RetentionPlan plan) throws IOException {
    return apply(store.reopened(), plan);
  }

  RetentionOutcome apply(BlobStore through, RetentionPlan plan) throws IOException {
    return new RetentionExecutor(through, chain(through), clock, n -> {}).apply(plan, "A. Auditor");
  }

  LegalHolds holds() throws IOException {
    return holds(store.reopened());
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
    return ArchiveVerifier.of(store.reopened())
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

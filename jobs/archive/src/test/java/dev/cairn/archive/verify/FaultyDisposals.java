package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.DISPOSED_EARLY;
import static dev.cairn.archive.verify.FaultCode.DISPOSED_PRESENT;
import static dev.cairn.archive.verify.FaultCode.DISPOSED_UNAPPROVED;
import static dev.cairn.archive.verify.FaultCode.DISPOSED_UNDER_HOLD;
import static dev.cairn.archive.verify.FaultCode.FILE_ALTERED;
import static dev.cairn.archive.verify.FaultCode.FILE_MISSING;
import static dev.cairn.archive.verify.FaultyArchive.fault;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file, kept until {@link TestArchive#KEPT} and archived by manifest 2; what came of it. */
final class FaultyDisposals {

  private static final String FILE = "events/source=a/1.parquet";
  private static final Instant END = TestArchive.KEPT.until();
  private static final Instant EARLY = END.minusMillis(1);

  private FaultyDisposals() {}

  static List<FaultyArchive> all() {
    return List.of(
        file("approved and gone", c -> c.at(END, approved()).gone()),
        file("approved and there", c -> c.at(END, approved())),
        file(
            "approved, disposed of and gone",
            c -> c.at(END, approved()).at(END, disposed(3)).gone()),
        file("gone, never approved", Case::gone, fault(FILE_MISSING, FILE)),
        file(
            "approved and altered",
            c -> c.at(END, approved()).altered(),
            fault(FILE_ALTERED, FILE)),
        file(
            "disposed of and there",
            c -> c.at(END, approved()).at(END, disposed(3)),
            fault(DISPOSED_PRESENT, FILE)),
        file(
            "approved too early",
            c -> c.at(EARLY, approved()).gone(),
            fault(DISPOSED_EARLY, FILE)),
        file(
            "approved before an extension ran out",
            c -> c.at(EARLY, extended(END.plusSeconds(9))).at(END, approved()).gone(),
            fault(DISPOSED_EARLY, FILE)),
        file(
            "extended and approved at once",
            c -> c.at(END, extended(END.plusSeconds(9)), approved()).gone(),
            fault(DISPOSED_EARLY, FILE)),
        file(
            "approved and extended at once: the approval came first",
            c -> c.at(END, approved(), extended(END.plusSeconds(9))).gone()),
        file(
            "an extension does not shorten",
            c -> c.at(EARLY, extended(END.minusSeconds(99))).at(EARLY, approved()).gone(),
            fault(DISPOSED_EARLY, FILE)),
        file(
            "a later extension does not shorten an earlier one",
            c ->
                c.at(EARLY, extended(END.plusSeconds(9)))
                    .at(EARLY, extended(END.plusSeconds(5)))
                    .at(END.plusSeconds(7), approved())
                    .gone(),
            fault(DISPOSED_EARLY, FILE)),
        file(
            "under a hold",
            c -> c.at(EARLY, placed("a", FILE)).at(END, approved()).gone(),
            fault(DISPOSED_UNDER_HOLD, FILE)),
        file(
            "under a hold that was put on it later",
            c ->
                c.at(EARLY, placed("a"))
                    .at(EARLY, entry(Kind.HOLD_APPLIED, Map.of("case", "a"), FILE))
                    .at(END, approved())
                    .gone(),
            fault(DISPOSED_UNDER_HOLD, FILE)),
        file(
            "after its hold was released",
            c ->
                c.at(EARLY, placed("a", FILE))
                    .at(EARLY, released("a"))
                    .at(END, approved())
                    .gone()),
        file(
            "one of two holds was released",
            c ->
                c.at(EARLY, placed("a", FILE), placed("b", FILE))
                    .at(EARLY, released("a"))
                    .at(END, approved())
                    .gone(),
            fault(DISPOSED_UNDER_HOLD, FILE)),
        file(
            "hold of another file",
            c -> c.at(EARLY, placed("a", "events/other")).at(END, approved()).gone()),
        file(
            "early and under a hold",
            c -> c.at(EARLY, placed("a", FILE)).at(EARLY, approved()).gone(),
            fault(DISPOSED_EARLY, FILE),
            fault(DISPOSED_UNDER_HOLD, FILE)),
        file(
            "disposed of, never approved",
            c -> c.at(END, disposed(2)).gone(),
            fault(FILE_MISSING, FILE),
            fault(DISPOSED_UNAPPROVED, FILE)),
        file(
            "disposed of by another approval",
            c -> c.at(END, approved()).at(END, disposed(2)).gone(),
            fault(DISPOSED_UNAPPROVED, FILE)),
        file(
            "disposed of by a later approval",
            c -> c.at(END, disposed(4)).at(END, approved()).gone(),
            fault(DISPOSED_UNAPPROVED, FILE)),
        FaultyArchive.of(
            "disposal: approved before it was archived",
            disk -> {
              WrittenChain chain = new WrittenChain(disk.withoutAnchor().store);
              chain.draft().created(END).ledger(approved()).write();
              new Case(disk, chain).archived().gone();
            },
            fault(FILE_MISSING, FILE)));
  }

  /** The archive while it is written. */
  private record Case(ArchiveOnDisk disk, WrittenChain chain) {

    Case archived() throws IOException {
      Blobs.commit(disk.store, FILE, "x");
      ArchiveFile file = TestArchive.file(FILE, "x", 1);
      chain.write(List.of(file), List.of(new OffsetRange("t", 0, 0, 0)), List.of());
      return this;
    }

    Case at(Instant created, LedgerEntry... entries) throws IOException {
      chain.draft().created(created).ledger(entries).write();
      return this;
    }

    Case gone() throws IOException {
      disk.delete(FILE);
      return this;
    }

    Case altered() throws IOException {
      disk.put(FILE, "y");
      return this;
    }
  }

  private interface Content {
    Case write(Case archived) throws IOException;
  }

  private static FaultyArchive file(
      String name, Content content, FaultyArchive.Expected... expected) {
    return FaultyArchive.of(
        "disposal: " + name,
        disk -> {
          WrittenChain chain = new WrittenChain(disk.store);
          content.write(new Case(disk, chain).archived());
          disk.anchor(chain.head());
        },
        expected);
  }

  private static LedgerEntry approved() {
    return entry(
        Kind.DISPOSAL_APPROVED, Map.of("by", "b", "method", "delete", "rule", "r/1"), FILE);
  }

  private static LedgerEntry disposed(long approval) {
    return entry(Kind.DISPOSED, Map.of("approval", "" + approval, "method", "delete"), FILE);
  }

  private static LedgerEntry extended(Instant until) {
    String time = until.toString().replace("Z", ".000000Z");
    return entry(
        Kind.RETENTION_EXTENDED,
        Map.of("by", "b", "mode", "none", "rule", "r/2", "until", time),
        FILE);
  }

  private static LedgerEntry placed(String name, String... paths) {
    return entry(Kind.HOLD_PLACED, Map.of("by", "b", "case", name, "why", "w"), paths);
  }

  private static LedgerEntry released(String name) {
    return entry(Kind.HOLD_RELEASED, Map.of("by", "b", "case", name, "why", "w"));
  }

  private static LedgerEntry entry(Kind kind, Map<String, String> terms, String... paths) {
    return new LedgerEntry(kind, new TreeMap<>(terms), List.of(paths));
  }
}

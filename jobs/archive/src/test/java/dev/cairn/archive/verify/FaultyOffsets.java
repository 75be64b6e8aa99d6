package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.OFFSET_GAP;
import static dev.cairn.archive.verify.FaultCode.OFFSET_LOST;
import static dev.cairn.archive.verify.FaultCode.OFFSET_OVERLAP;
import static dev.cairn.archive.verify.FaultyArchive.fault;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import java.io.IOException;
import java.util.List;

/** Offsets that are archived not at all, or twice, or known to be lost. */
final class FaultyOffsets {

  private FaultyOffsets() {}

  static List<FaultyArchive> all() {
    return List.of(
        archived("in any order from anywhere", c -> c.add(1, t(20, 29)).add(1, t(5, 19))),
        archived(
            "gap between manifests",
            c -> c.add(1, t(0, 9)).add(1, t(12, 19)),
            fault(OFFSET_GAP, "t/0 10-11")),
        archived(
            "gap within a manifest",
            c -> c.add(1, t(0, 3), t(5, 9)),
            fault(OFFSET_GAP, "t/0 4-4")),
        archived(
            "overlap",
            c -> c.add(1, t(0, 9)).add(1, t(8, 12)),
            fault(OFFSET_OVERLAP, "t/0 8-9")),
        archived(
            "one range within another, and a gap after it",
            c -> c.add(1, t(0, 9)).add(1, t(3, 4)).add(1, t(11, 12)),
            fault(OFFSET_OVERLAP, "t/0 3-4"),
            fault(OFFSET_GAP, "t/0 10-10")),
        archived(
            "same offsets of other partitions and topics",
            c ->
                c.add(1, t(0, 9), new OffsetRange("t", 10, 0, 9))
                    .add(1, new OffsetRange("t", 2, 5, 9), new OffsetRange("u", 0, 0, 9))),
        archived(
            "deleted before they were read",
            c -> c.add(1, t(0, 9)).draft().lost(lost(Reason.DELETED, 10, 14)).write(),
            fault(OFFSET_LOST, "t/0 10-14")),
        archived(
            "compacted",
            c -> c.add(1, t(0, 9)).draft().lost(lost(Reason.COMPACTED, 10, 14)).write(),
            fault(OFFSET_LOST, "t/0 10-14")),
        archived(
            "without a record",
            c -> c.add(1, t(0, 9)).draft().lost(lost(Reason.NO_RECORD, 10, 14)).write()),
        archived(
            "accounted for, with a gap before",
            c -> c.add(1, t(0, 9)).draft().lost(lost(Reason.NO_RECORD, 12, 14)).write(),
            fault(OFFSET_GAP, "t/0 10-11")),
        archived(
            "archived and lost",
            c -> c.add(1, t(0, 9)).draft().lost(lost(Reason.DELETED, 5, 12)).write(),
            fault(OFFSET_LOST, "t/0 5-12"),
            fault(OFFSET_OVERLAP, "t/0 5-9")),
        archived(
            "lost, in two stretches",
            c ->
                c.add(1, t(5, 9))
                    .draft()
                    .lost(lost(Reason.DELETED, 0, 2), lost(Reason.COMPACTED, 4, 4))
                    .write(),
            fault(OFFSET_LOST, "t/0 0-2"),
            fault(OFFSET_GAP, "t/0 3-3"),
            fault(OFFSET_LOST, "t/0 4-4")));
  }

  private interface Content {
    WrittenChain write(WrittenChain chain) throws IOException;
  }

  private static FaultyArchive archived(
      String name, Content content, FaultyArchive.Expected... expected) {
    return FaultyArchive.of(
        "offsets: " + name,
        disk -> disk.anchor(content.write(new WrittenChain(disk.store)).head()),
        expected);
  }

  private static OffsetRange t(long first, long last) {
    return new OffsetRange("t", 0, first, last);
  }

  private static LostRange lost(Reason reason, long first, long last) {
    return new LostRange(t(first, last), reason);
  }
}

package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.ABANDONED_MISSING;
import static dev.cairn.archive.verify.FaultCode.CHAIN_CUT;
import static dev.cairn.archive.verify.FaultCode.FILES_SWAPPED;
import static dev.cairn.archive.verify.FaultCode.FILE_ALTERED;
import static dev.cairn.archive.verify.FaultCode.FILE_CLAIMED_TWICE;
import static dev.cairn.archive.verify.FaultCode.FILE_EXTRA;
import static dev.cairn.archive.verify.FaultCode.FILE_MISSING;
import static dev.cairn.archive.verify.FaultyArchive.fault;
import static dev.cairn.archive.verify.SmallArchive.DEAD_1;
import static dev.cairn.archive.verify.SmallArchive.EVENTS_1;
import static dev.cairn.archive.verify.SmallArchive.EVENTS_2;
import static dev.cairn.archive.verify.SmallArchive.GIVEN_UP;
import static dev.cairn.archive.verify.SmallArchive.HEAD;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Files that are gone, changed, in another's place, or that nobody named. */
final class FaultyFiles {

  private FaultyFiles() {}

  static List<FaultyArchive> all() {
    return List.of(
        FaultyArchive.of(
            "file removed",
            disk -> disk.small().delete(EVENTS_1),
            fault(FILE_MISSING, EVENTS_1)),
        FaultyArchive.of(
            "file altered, same size",
            disk -> disk.small().replace(DEAD_1, "content", "contenT"),
            fault(FILE_ALTERED, DEAD_1)),
        FaultyArchive.of(
            "file emptied", disk -> disk.small().put(EVENTS_2, ""), fault(FILE_ALTERED, EVENTS_2)),
        FaultyArchive.of(
            "two files swapped",
            disk -> disk.small().swap(EVENTS_2, DEAD_1),
            fault(FILES_SWAPPED, DEAD_1)),
        FaultyArchive.of(
            "file copied over another",
            disk -> disk.small().copy(EVENTS_2, EVENTS_1),
            fault(FILE_ALTERED, EVENTS_1)),
        FaultyArchive.of(
            "file moved over another",
            disk -> disk.small().copy(EVENTS_2, EVENTS_1).delete(EVENTS_2),
            fault(FILE_ALTERED, EVENTS_1),
            fault(FILE_MISSING, EVENTS_2)),
        FaultyArchive.of(
            "folder in a file's place",
            disk -> disk.small().delete(EVENTS_1).put(EVENTS_1 + "/x", "x"),
            fault(FILE_MISSING, EVENTS_1),
            fault(FILE_EXTRA, EVENTS_1 + "/x")),
        FaultyArchive.of(
            "files that nobody named, anywhere",
            disk ->
                disk.small()
                    .put("chain/x", "x")
                    .put("chain/000000000000.json", "x")
                    .put("dead_letters/x", "x")
                    .put("elsewhere", "x")
                    .put("events/x", "x"),
            fault(FILE_EXTRA, "chain/000000000000.json"),
            fault(FILE_EXTRA, "chain/x"),
            fault(FILE_EXTRA, "dead_letters/x"),
            fault(FILE_EXTRA, "elsewhere"),
            fault(FILE_EXTRA, "events/x")),
        FaultyArchive.of(
            "names and kinds of files that no archive has",
            disk -> {
              disk.small().put("events/slipped in.parquet", "x").put("events/.hidden", "x");
              Files.createSymbolicLink(
                  disk.root.resolve("events/link"), disk.root.resolve(EVENTS_1));
            },
            fault(FILE_EXTRA, "events/link"),
            fault(FILE_EXTRA, "events/slipped in.parquet"),
            fault(FILE_EXTRA, "events/.hidden")),
        FaultyArchive.of(
            "the store's own working files",
            disk -> disk.small().put(".staging/half-written", "x").put(".lock", "x")),
        FaultyArchive.of(
            "given-up file altered",
            disk -> disk.small().put(GIVEN_UP, "x"),
            fault(FILE_ALTERED, GIVEN_UP)),
        FaultyArchive.of(
            "given-up file removed",
            disk -> disk.small().delete(GIVEN_UP),
            fault(ABANDONED_MISSING, GIVEN_UP)),
        FaultyArchive.of(
            "file of two manifests",
            disk -> {
              WrittenChain chain = new WrittenChain(disk.withoutAnchor().store);
              chain.write(List.of(file(disk)), offsets(0), List.of());
              chain.write(List.of(file(disk)), offsets(1), List.of());
            },
            fault(FILE_CLAIMED_TWICE, "events/a")),
        FaultyArchive.of(
            "file archived and given up",
            disk -> {
              ArchiveFile file = file(disk.withoutAnchor());
              new WrittenChain(disk.store)
                  .write(
                      List.of(file),
                      offsets(0),
                      List.of(new AbandonedFile(file.path(), file.size(), file.sha256())));
            },
            fault(FILE_CLAIMED_TWICE, "events/a")),
        FaultyArchive.of(
            "many things at once",
            disk ->
                disk.small()
                    .delete(EVENTS_1)
                    .put(EVENTS_2, "x")
                    .delete(HEAD)
                    .put("events/x", "x"),
            fault(CHAIN_CUT, HEAD),
            fault(FILE_MISSING, EVENTS_1),
            fault(FILE_ALTERED, EVENTS_2),
            fault(FILE_EXTRA, "events/x")));
  }

  private static ArchiveFile file(ArchiveOnDisk disk) throws IOException {
    disk.put("events/a", "a");
    return TestArchive.file("events/a", "a", 1);
  }

  private static List<OffsetRange> offsets(long offset) {
    return List.of(new OffsetRange("t", 0, offset, offset));
  }
}

package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.ANCHOR_FOREIGN;
import static dev.cairn.archive.verify.FaultCode.ANCHOR_MISSING;
import static dev.cairn.archive.verify.FaultCode.ANCHOR_UNREADABLE;
import static dev.cairn.archive.verify.FaultCode.CHAIN_CUT;
import static dev.cairn.archive.verify.FaultCode.CHAIN_REWRITTEN;
import static dev.cairn.archive.verify.FaultCode.FILES_SWAPPED;
import static dev.cairn.archive.verify.FaultCode.FILE_EXTRA;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_ALTERED;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_MISSING;
import static dev.cairn.archive.verify.FaultCode.MANIFEST_UNREADABLE;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_BAD;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_KEY_UNKNOWN;
import static dev.cairn.archive.verify.FaultyArchive.fault;
import static dev.cairn.archive.verify.SmallArchive.EVENTS_2;
import static dev.cairn.archive.verify.SmallArchive.FIRST;
import static dev.cairn.archive.verify.SmallArchive.FOURTH;
import static dev.cairn.archive.verify.SmallArchive.HEAD;
import static dev.cairn.archive.verify.SmallArchive.SECOND;
import static dev.cairn.archive.verify.SmallArchive.THIRD;

import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.TestArchive;
import java.nio.file.Files;
import java.util.List;

/** Manifests that are gone, changed, in another's place; and what only the anchor shows. */
final class FaultyChains {

  private FaultyChains() {}

  static List<FaultyArchive> all() {
    return List.of(
        FaultyArchive.of("undamaged", ArchiveOnDisk::small),
        FaultyArchive.of("undamaged, no anchor asked", disk -> disk.small().withoutAnchor()),
        FaultyArchive.of(
            "manifest removed in the middle",
            disk -> disk.small().delete(THIRD),
            fault(MANIFEST_MISSING, THIRD),
            fault(FILE_EXTRA, EVENTS_2)),
        FaultyArchive.of(
            "first manifest removed",
            disk -> disk.small().delete(FIRST),
            fault(MANIFEST_MISSING, FIRST),
            fault(SIGNATURE_KEY_UNKNOWN, SECOND),
            fault(SIGNATURE_KEY_UNKNOWN, THIRD),
            fault(SIGNATURE_KEY_UNKNOWN, FOURTH),
            fault(SIGNATURE_KEY_UNKNOWN, HEAD)),
        FaultyArchive.of(
            "folder in a manifest's place",
            disk -> disk.small().delete(FOURTH).put(FOURTH + "/x", "x").delete(FOURTH + "/x"),
            fault(MANIFEST_MISSING, FOURTH),
            fault(FILE_EXTRA, SmallArchive.GIVEN_UP)),
        FaultyArchive.of(
            "manifest says another number of rows",
            disk -> disk.small().replace(SECOND, "\"rows\":10", "\"rows\":11"),
            fault(MANIFEST_ALTERED, SECOND),
            fault(SIGNATURE_BAD, SECOND)),
        FaultyArchive.of(
            "head says another writer",
            disk -> disk.small().replace(HEAD, "cairn/0.1.0", "cairn/0.1.1"),
            fault(MANIFEST_ALTERED, HEAD),
            fault(SIGNATURE_BAD, HEAD)),
        FaultyArchive.of(
            "first manifest says another archive",
            disk -> disk.small().replace(FIRST, TestArchive.ID, "another"),
            fault(MANIFEST_ALTERED, FIRST),
            fault(SIGNATURE_BAD, FIRST)),
        FaultyArchive.of(
            "manifest replaced by other bytes",
            disk -> disk.small().put(THIRD, new byte[] {1, 2, 3}),
            fault(MANIFEST_ALTERED, THIRD),
            fault(FILE_EXTRA, EVENTS_2)),
        FaultyArchive.of(
            "head of a later form, as written",
            disk -> disk.small().replace(HEAD, "cairn-manifest/1", "cairn-manifest/2").anchor(5),
            fault(MANIFEST_UNREADABLE, HEAD)),
        FaultyArchive.of(
            "two manifests swapped",
            disk -> disk.small().swap(SECOND, HEAD),
            fault(FILES_SWAPPED, SECOND)),
        FaultyArchive.of(
            "manifest copied over the head",
            disk -> disk.small().copy(SECOND, HEAD),
            fault(MANIFEST_ALTERED, HEAD)),
        FaultyArchive.of(
            "manifest copied beyond the head",
            disk -> disk.small().copy(SECOND, "chain/000000000006.json"),
            fault(MANIFEST_ALTERED, "chain/000000000006.json")),
        FaultyArchive.of(
            "manifest copied far beyond the head",
            disk -> disk.small().copy(HEAD, "chain/999999999999.json"),
            fault(MANIFEST_MISSING, "chain/000000000006.json"),
            fault(MANIFEST_ALTERED, "chain/999999999999.json")),
        FaultyArchive.of(
            "tail cut off", disk -> disk.small().delete(HEAD), fault(CHAIN_CUT, HEAD)),
        FaultyArchive.of(
            "tail cut off, no anchor asked: not to be found",
            disk -> disk.small().delete(HEAD).withoutAnchor()),
        FaultyArchive.of(
            "everything removed", FaultyChains::empty, fault(CHAIN_CUT, FIRST)),
        FaultyArchive.of(
            "everything removed, no anchor asked",
            disk -> empty(disk.withoutAnchor()),
            fault(MANIFEST_MISSING, FIRST)),
        FaultyArchive.of("anchor one behind", disk -> disk.small().anchor(4)),
        FaultyArchive.of(
            "anchor knows another manifest in the middle",
            disk -> disk.small().anchor(new ChainHead(TestArchive.ID, 3, "0a".repeat(32))),
            fault(CHAIN_REWRITTEN, THIRD)),
        FaultyArchive.of(
            "anchor knows another head",
            disk -> disk.small().anchor(new ChainHead(TestArchive.ID, 5, "0a".repeat(32))),
            fault(MANIFEST_ALTERED, HEAD)),
        FaultyArchive.of(
            "anchor of another archive",
            disk -> disk.small().anchor(new ChainHead("another", 9, "0a".repeat(32))),
            fault(ANCHOR_FOREIGN, "anchor")),
        FaultyArchive.of(
            "no anchor where one was named",
            disk -> Files.delete(disk.small().anchorFile),
            fault(ANCHOR_MISSING, "anchor")),
        FaultyArchive.of(
            "anchor with a line end",
            disk -> {
              String anchor = Files.readString(disk.small().anchorFile);
              Files.writeString(disk.anchorFile, anchor + "\n");
            },
            fault(ANCHOR_UNREADABLE, "anchor")),
        FaultyArchive.of(
            "anchor of a later form",
            disk -> Files.writeString(disk.small().anchorFile, "{\"format\":\"cairn-anchor/2\"}"),
            fault(ANCHOR_UNREADABLE, "anchor")));
  }

  private static void empty(ArchiveOnDisk disk) throws java.io.IOException {
    disk.small();
    for (var blob : disk.store.list("")) {
      disk.delete(blob.path());
    }
  }
}

package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.Verdict.COMPLETENESS;
import static dev.cairn.archive.verify.Verdict.INTEGRITY;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be wrong with an archive. The ids are stable: programs may rely on them. */
public enum FaultCode {
  /** A place in the chain is empty though later ones are filled. */
  MANIFEST_MISSING(
      "What it listed can no longer be told from what was slipped in.", INTEGRITY, COMPLETENESS),
  /** The bytes of a manifest are not the ones that were written. */
  MANIFEST_ALTERED("What this manifest lists cannot be relied on.", INTEGRITY),
  /** A manifest is as it was written, but in a form that this version does not read. */
  MANIFEST_UNREADABLE(
      "Verify with the version of Cairn that wrote it.", INTEGRITY, COMPLETENESS),
  /** The anchor knows later manifests than the chain has. */
  CHAIN_CUT("The latest part of the archive was removed.", INTEGRITY, COMPLETENESS),
  /** A manifest inside a chain that fits together is not the one that was anchored. */
  CHAIN_REWRITTEN("The chain was replaced by another that fits together by itself.", INTEGRITY),
  /** The anchor is of another archive. */
  ANCHOR_FOREIGN("Either the wrong anchor was named, or the archive was replaced.", INTEGRITY),
  /** An anchor was named, but nothing is there. */
  ANCHOR_MISSING("Without it a cut tail is not found.", INTEGRITY),
  /** What stands in the anchor's place is no anchor. */
  ANCHOR_UNREADABLE("Without it a cut tail is not found.", INTEGRITY),
  /** A manifest was not signed by the key that it names. */
  SIGNATURE_BAD(
      "The manifest was signed by somebody else, or changed after it was signed.", INTEGRITY),
  /** A manifest names a signing key that nothing vouches for. */
  SIGNATURE_KEY_UNKNOWN(
      "Nobody whom you trust, and no manifest that they signed, vouches for this key.", INTEGRITY),
  /** A file of a manifest is not there. */
  FILE_MISSING("Its events are lost to this archive.", INTEGRITY, COMPLETENESS),
  /** A file's bytes are not the ones that were written. */
  FILE_ALTERED("Its content cannot be relied on.", INTEGRITY),
  /** Two files hold each other's bytes. */
  FILES_SWAPPED("Both contents are genuine, but each stands under the other's name.", INTEGRITY),
  /** A blob that no manifest names. */
  FILE_EXTRA("It was slipped in, or the manifest that named it is gone; nobody reads it.", INTEGRITY),
  /** Two manifests, or one twice, name the same path. */
  FILE_CLAIMED_TWICE("Its rows would count twice.", INTEGRITY),
  /** A file that the chain gave up is not there. */
  ABANDONED_MISSING("No event is lost by it, but somebody removed a blob.", INTEGRITY),
  /** A newer version of the same name hides the one that was archived. */
  FILE_HIDDEN("Whoever reads by name reads something else than was archived.", INTEGRITY),
  /** The store keeps a file less long, or less firmly, than the chain says. */
  RETENTION_SHORTENED("Somebody changed what protects the file.", INTEGRITY),
  /** A legal hold of the ledger is not in the store. */
  HOLD_MISSING("Somebody took the hold away without recording it.", INTEGRITY),
  /** A file that was recorded as disposed of is there. */
  DISPOSED_PRESENT("The record of its disposal is not true.", INTEGRITY),
  /** The disposal of a file was approved before its retention ran out. */
  DISPOSED_EARLY("It had still to be kept when its disposal was approved.", INTEGRITY),
  /** The disposal of a file was approved while a legal hold lay on it. */
  DISPOSED_UNDER_HOLD("It was held when its disposal was approved.", INTEGRITY),
  /** A disposal was recorded that no manifest approved. */
  DISPOSED_UNAPPROVED("Nobody is recorded to have approved it.", INTEGRITY),
  /** Offsets whose records Kafka had deleted before they were archived. */
  OFFSET_LOST("The records of these offsets were never archived and are lost.", COMPLETENESS),
  /** Offsets between archived ones are archived by no manifest. */
  OFFSET_GAP("The records of these offsets are not in this archive.", COMPLETENESS),
  /** Offsets are archived by two manifests. */
  OFFSET_OVERLAP("The records of these offsets count twice.", COMPLETENESS),
  /** A file has another number of rows than its manifest says. */
  ROW_COUNT("The writer and its manifest disagree.", COMPLETENESS),
  /** A file is as it was written, but cannot be read as an archive file. */
  FILE_UNREADABLE("Its rows cannot be shown to anybody.", COMPLETENESS),
  /** Offsets that a manifest says are archived are in no row of its files. */
  OFFSET_NOT_IN_ROWS("The records of these offsets are not in this archive.", COMPLETENESS),
  /** Rows with offsets that their manifest does not say. */
  ROW_NOT_IN_OFFSETS("The writer and its manifest disagree.", COMPLETENESS),
  /** One record's row of one index is there more than once. */
  ROW_TWICE("These events count more than once.", COMPLETENESS),
  /** The record indexes of one offset do not run from 0 without a gap. */
  ROW_INDEX_GAP("Events of these records are missing.", COMPLETENESS);

  private final String meaning;
  private final Set<Verdict> verdicts;

  FaultCode(String meaning, Verdict... verdicts) {
    this.meaning = meaning;
    this.verdicts = Set.of(verdicts);
  }

  /** The stable name, in lower case with underscores. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What such a fault means, in one sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** The verdicts that such a fault turns bad: one, or both where something is gone. */
  public Set<Verdict> verdicts() {
    return EnumSet.copyOf(verdicts);
  }
}

package dev.cairn.archive.chain;

import dev.cairn.archive.keys.SigningKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One link of the chain: what one commit added. One that adds nothing is the genesis (sequence 1) or
 * a heartbeat.
 *
 * @param archiveId the archive's own name, the same in all its manifests
 * @param sequence place in the chain, from 1
 * @param created when the writer made it, by the writer's clock; whole microseconds, year 0 to 9999
 * @param previous SHA-256 of the previous manifest's bytes; {@link #NO_PREVIOUS} for the first
 * @param commitId name of the commit
 * @param writer name and version of the program, {@code name/version}
 * @param files files added, by path, no path twice
 * @param offsets offset ranges added, in the order of topic, partition, first
 * @param lost offset ranges that are accounted for without a record, in the same order
 * @param abandoned files given up, by path, no path twice
 * @param ledger what was done to files archived before, in the order it was done
 * @param signingKeys keys that may sign from the next manifest on; in the first, from this one on
 * @param genesis what only the first manifest says; null in all others
 * @param signature empty as long as it is not signed
 */
public record Manifest(
    String archiveId,
    long sequence,
    Instant created,
    String previous,
    String commitId,
    String writer,
    List<ArchiveFile> files,
    List<OffsetRange> offsets,
    List<LostRange> lost,
    List<AbandonedFile> abandoned,
    List<LedgerEntry> ledger,
    List<SigningKey> signingKeys,
    Genesis genesis,
    Optional<ManifestSignature> signature) {

  /** The first manifest's {@code previous}. */
  public static final String NO_PREVIOUS = "0".repeat(64);

  /** The folder of the chain. */
  public static final String FOLDER = "chain/";

  private static final long MAX_SEQUENCE = 999_999_999_999L;
  private static final Pattern PATH = Pattern.compile("chain/([0-9]{12})\\.json");

  /**
   * Checks all and copies the lists.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public Manifest {
    Checks.text("archive_id", archiveId);
    Checks.that(
        sequence >= 1 && sequence <= MAX_SEQUENCE, "sequence is %d, must be 12 digits", sequence);
    Checks.that(
        created.getNano() % 1000 == 0
            && !created.isBefore(Checks.MIN_TIME)
            && !created.isAfter(Checks.MAX_TIME),
        "created must be whole microseconds of the years 0000 to 9999");
    Checks.hash("previous", previous);
    Checks.text("commit_id", commitId);
    Checks.text("writer", writer);
    files = List.copyOf(files);
    offsets = List.copyOf(offsets);
    abandoned = List.copyOf(abandoned);
    Checks.offsets(offsets);
    lost = List.copyOf(lost);
    ledger = List.copyOf(ledger);
    signingKeys = List.copyOf(signingKeys);
    Checks.offsets(lost.stream().map(LostRange::offsets).toList());
    Checks.paths("files", files.stream().map(ArchiveFile::path).toList());
    Checks.paths("abandoned", abandoned.stream().map(AbandonedFile::path).toList());
    Checks.that(
        files.isEmpty() == offsets.isEmpty(), "files and offsets must both be empty or neither");
    checkKeys(signingKeys);
    boolean first = sequence == 1;
    Checks.that(first == previous.equals(NO_PREVIOUS), "previous is 64 zeros in the first alone");
    Checks.that(first == (genesis != null), "worm stands in the first manifest alone");
    Checks.that(
        !first
            || files.isEmpty() && lost.isEmpty() && abandoned.isEmpty() && ledger.isEmpty(),
        "the first manifest adds nothing");
    Checks.that(!first || !signingKeys.isEmpty(), "the first manifest names a signing key");
  }

  static Manifest next(
      ChainHead head,
      ArchiveCommit commit,
      List<AbandonedFile> abandoned,
      List<SigningKey> signingKeys,
      String writer,
      Instant at) {
    return new Manifest(
        head.archiveId(),
        head.sequence() + 1,
        at,
        head.sha256(),
        commit.commitId(),
        writer,
        sorted(commit.files()),
        commit.offsets(),
        commit.lost(),
        abandoned,
        commit.ledger(),
        signingKeys,
        null,
        Optional.empty());
  }

  /** Where the manifest is: {@code chain/} and the sequence in twelve digits. */
  public String path() {
    return path(sequence);
  }

  /** Where the manifest of a sequence is. */
  public static String path(long sequence) {
    return String.format("%s%012d.json", FOLDER, sequence);
  }

  /** The sequence that a blob path means; empty if it is not the path of a manifest. */
  public static OptionalLong sequenceOf(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long sequence = Long.parseLong(matcher.group(1));
    return sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  /** Whether it holds what the commit holds, whatever its time, place and writer. */
  boolean holds(ArchiveCommit commit) {
    return commitId.equals(commit.commitId())
        && files.equals(sorted(commit.files()))
        && offsets.equals(commit.offsets())
        && lost.equals(commit.lost())
        && ledger.equals(commit.ledger());
  }

  private static List<ArchiveFile> sorted(List<ArchiveFile> files) {
    return files.stream().sorted(Comparator.comparing(ArchiveFile::path)).toList();
  }

  /** The same manifest, signed. */
  Manifest signed(ManifestSignature signature) {
    return new Manifest(
        archiveId,
        sequence,
        created,
        previous,
        commitId,
        writer,
        files,
        offsets,
        lost,
        abandoned,
        ledger,
        signingKeys,
        genesis,
        Optional.of(signature));
  }

  private static void checkKeys(List<SigningKey> keys) {
    for (int i = 1; i < keys.size(); i++) {
      Checks.that(
          keys.get(i - 1).version().id().compareTo(keys.get(i).version().id()) < 0,
          "signing_keys must be in the order of their keys, none twice");
    }
  }
}

package dev.cairn.archive.chain;

import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The form {@code cairn-manifest/1}, which {@code VERIFICATION.md} describes field by field. Bytes
 * and manifest are one to one: {@link #parse} takes nothing but what {@link #toJson} writes.
 */
public final class ManifestJson {

  /** The format's name and version. */
  public static final String FORMAT = "cairn-manifest/1";

  private ManifestJson() {}

  /**
   * The manifest's only form: canonical JSON of RFC 8785, UTF-8.
   *
   * @throws java.util.NoSuchElementException if it is not signed
   */
  public static byte[] toJson(Manifest manifest) {
    manifest.signature().orElseThrow();
    return CanonicalWriter.document(manifest, ManifestJson::write);
  }

  /** What its signature is over: the same form without the field {@code signature}. */
  public static byte[] signedBytes(Manifest manifest) {
    return CanonicalWriter.document(manifest, ManifestJson::writeUnsigned);
  }

  /**
   * Reads a manifest.
   *
   * @throws ChainFormatException if the format version is another, a field is unknown, missing,
   *     repeated or against its rule, or the bytes are not in canonical form
   */
  public static Manifest parse(byte[] bytes) throws ChainFormatException {
    if (!StrictReader.format(bytes).equals(FORMAT)) {
      throw new ChainFormatException(
          "format must be " + FORMAT + "; a newer one needs a newer Cairn");
    }
    Manifest manifest = StrictReader.document(bytes, ManifestJson::read);
    if (!Arrays.equals(bytes, toJson(manifest))) {
      throw new ChainFormatException("is not in canonical form");
    }
    return manifest;
  }

  // fields stand in the order of their names: that is the canonical form
  private static void write(CanonicalWriter out, Manifest manifest) throws IOException {
    write(out, manifest, manifest.signature());
  }

  private static void writeUnsigned(CanonicalWriter out, Manifest manifest) throws IOException {
    write(out, manifest, Optional.empty());
  }

  private static void write(
      CanonicalWriter out, Manifest manifest, Optional<ManifestSignature> signature)
      throws IOException {
    out.array("abandoned", manifest.abandoned(), ManifestJson::writeAbandoned);
    out.string("archive_id", manifest.archiveId());
    out.string("commit_id", manifest.commitId());
    out.string("created", Times.format(manifest.created()));
    out.array("files", manifest.files(), ManifestJson::writeFile);
    out.string("format", FORMAT);
    out.array("ledger", manifest.ledger(), ManifestJson::writeEntry);
    out.array("lost", manifest.lost(), ManifestJson::writeLost);
    out.array("offsets", manifest.offsets(), ManifestJson::writeRange);
    out.string("previous", manifest.previous());
    out.integer("sequence", manifest.sequence());
    if (signature.isPresent()) {
      out.object("signature", signature.get(), ManifestJson::writeSignature);
    }
    out.array("signing_keys", manifest.signingKeys(), ManifestJson::writeKey);
    if (manifest.genesis() != null) {
      out.string("worm", manifest.genesis().worm());
    }
    out.string("writer", manifest.writer());
  }

  private static void writeAbandoned(CanonicalWriter out, AbandonedFile file) throws IOException {
    out.string("path", file.path());
    out.string("sha256", file.sha256());
    out.integer("size", file.size());
  }

  private static void writeFile(CanonicalWriter out, ArchiveFile file) throws IOException {
    out.integer("max_time_micros", file.maxTimeMicros());
    out.string("metadata_key", file.metadataKey());
    out.integer("min_time_micros", file.minTimeMicros());
    out.string("path", file.path());
    out.string("phi_key", file.phiKey());
    out.object("retention", file.retention(), ManifestJson::writeRetention);
    out.integer("rows", file.rows());
    out.string("sha256", file.sha256());
    out.integer("size", file.size());
    out.string("table", file.table());
    if (file.versionId().isPresent()) {
      out.string("version_id", file.versionId().get());
    }
  }

  private static void writeRetention(CanonicalWriter out, FileRetention retention)
      throws IOException {
    out.string("mode", retention.mode());
    out.string("rule", retention.rule());
    out.string("until", Times.format(retention.until()));
  }

  private static void writeEntry(CanonicalWriter out, LedgerEntry entry) throws IOException {
    out.string("kind", entry.kind().id());
    out.strings("paths", entry.paths());
    out.object("terms", entry.terms(), ManifestJson::writeTerms);
  }

  private static void writeTerms(CanonicalWriter out, SortedMap<String, String> terms)
      throws IOException {
    for (Map.Entry<String, String> term : terms.entrySet()) {
      out.string(term.getKey(), term.getValue());
    }
  }

  private static void writeLost(CanonicalWriter out, LostRange lost) throws IOException {
    out.integer("first", lost.offsets().first());
    out.integer("last", lost.offsets().last());
    out.integer("partition", lost.offsets().partition());
    out.string("reason", lost.reason().id());
    out.string("topic", lost.offsets().topic());
  }

  private static void writeSignature(CanonicalWriter out, ManifestSignature signature)
      throws IOException {
    out.string("algorithm", ManifestSignature.ALGORITHM);
    out.string("key", signature.key());
    out.string("value", signature.value());
  }

  private static void writeKey(CanonicalWriter out, SigningKey key) throws IOException {
    out.string("crv", "P-256");
    out.string("key", key.version().id());
    out.string("kty", "EC");
    out.string("x", key.x());
    out.string("y", key.y());
  }

  private static void writeRange(CanonicalWriter out, OffsetRange range) throws IOException {
    out.integer("first", range.first());
    out.integer("last", range.last());
    out.integer("partition", range.partition());
    out.string("topic", range.topic());
  }

  private static Manifest read(StrictReader in) throws IOException {
    List<AbandonedFile> abandoned = in.array("abandoned", ManifestJson::readAbandoned);
    String archiveId = in.string("archive_id");
    String commitId = in.string("commit_id");
    Instant created = Times.parse("created", in.string("created"));
    List<ArchiveFile> files = in.array("files", ManifestJson::readFile);
    in.string("format");
    List<LedgerEntry> ledger = in.array("ledger", ManifestJson::readEntry);
    List<LostRange> lost = in.array("lost", ManifestJson::readLost);
    List<OffsetRange> offsets = in.array("offsets", ManifestJson::readRange);
    String previous = in.string("previous");
    long sequence = in.integer("sequence");
    ManifestSignature signature = in.object("signature", ManifestJson::readSignature);
    List<SigningKey> signingKeys = in.array("signing_keys", ManifestJson::readKey);
    Genesis genesis = in.next("worm") ? new Genesis(in.string("worm")) : null;
    String writer = in.string("writer");
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

  private static AbandonedFile readAbandoned(StrictReader in) throws IOException {
    String path = in.string("path");
    String sha256 = in.string("sha256");
    return new AbandonedFile(path, in.integer("size"), sha256);
  }

  private static ArchiveFile readFile(StrictReader in) throws IOException {
    long maxTime = in.integer("max_time_micros");
    String metadataKey = in.string("metadata_key");
    long minTime = in.integer("min_time_micros");
    String path = in.string("path");
    String phiKey = in.string("phi_key");
    FileRetention retention = in.object("retention", ManifestJson::readRetention);
    long rows = in.integer("rows");
    String sha256 = in.string("sha256");
    long size = in.integer("size");
    String table = in.string("table");
    Optional<String> version =
        in.next("version_id") ? Optional.of(in.string("version_id")) : Optional.empty();
    return new ArchiveFile(
        path,
        table,
        size,
        sha256,
        rows,
        minTime,
        maxTime,
        metadataKey,
        phiKey,
        retention,
        version);
  }

  private static FileRetention readRetention(StrictReader in) throws IOException {
    String mode = in.string("mode");
    String rule = in.string("rule");
    return new FileRetention(rule, Times.parse("until", in.string("until")), mode);
  }

  private static LedgerEntry readEntry(StrictReader in) throws IOException {
    LedgerEntry.Kind kind = LedgerEntry.Kind.parse(in.string("kind"));
    List<String> paths = in.strings("paths");
    return new LedgerEntry(kind, in.object("terms", StrictReader::texts), paths);
  }

  private static LostRange readLost(StrictReader in) throws IOException {
    long first = in.integer("first");
    long last = in.integer("last");
    int partition = partition(in);
    LostRange.Reason reason = LostRange.Reason.parse(in.string("reason"));
    return new LostRange(new OffsetRange(in.string("topic"), partition, first, last), reason);
  }

  private static ManifestSignature readSignature(StrictReader in) throws IOException {
    String algorithm = in.string("algorithm");
    Checks.that(
        algorithm.equals(ManifestSignature.ALGORITHM), "signature.algorithm must be ES256");
    String key = in.string("key");
    return new ManifestSignature(key, in.string("value"));
  }

  private static SigningKey readKey(StrictReader in) throws IOException {
    Checks.that(in.string("crv").equals("P-256"), "signing_keys.crv must be P-256");
    KeyVersion version = KeyVersion.parse(in.string("key"));
    Checks.that(in.string("kty").equals("EC"), "signing_keys.kty must be EC");
    String x = in.string("x");
    String y = in.string("y");
    Checks.base64("signing_keys.x", x, 32);
    Checks.base64("signing_keys.y", y, 32);
    return new SigningKey(version, x, y);
  }

  private static OffsetRange readRange(StrictReader in) throws IOException {
    long first = in.integer("first");
    long last = in.integer("last");
    int partition = partition(in);
    return new OffsetRange(in.string("topic"), partition, first, last);
  }

  private static int partition(StrictReader in) throws IOException {
    long partition = in.integer("partition");
    Checks.that(partition == (int) partition, "partition %d is not a partition", partition);
    return (int) partition;
  }
}

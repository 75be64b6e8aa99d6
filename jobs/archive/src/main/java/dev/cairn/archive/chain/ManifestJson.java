package dev.cairn.archive.chain;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;

/**
 * The form {@code cairn-manifest/1}, which {@code VERIFICATION.md} describes field by field. Bytes
 * and manifest are one to one: {@link #parse} takes nothing but what {@link #toJson} writes.
 */
public final class ManifestJson {

  /** The format's name and version. */
  public static final String FORMAT = "cairn-manifest/1";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private ManifestJson() {}

  /** The manifest's only form: canonical JSON of RFC 8785, UTF-8. */
  public static byte[] toJson(Manifest manifest) {
    return CanonicalWriter.document(manifest, ManifestJson::write);
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
    out.array("abandoned", manifest.abandoned(), ManifestJson::writeAbandoned);
    out.string("archive_id", manifest.archiveId());
    out.string("commit_id", manifest.commitId());
    out.string("created", TIME.format(manifest.created()));
    out.array("files", manifest.files(), ManifestJson::writeFile);
    out.string("format", FORMAT);
    Genesis genesis = manifest.genesis();
    if (genesis != null) {
      out.object("keys", genesis, ManifestJson::writeKeys);
    }
    out.array("offsets", manifest.offsets(), ManifestJson::writeRange);
    out.string("previous", manifest.previous());
    out.integer("sequence", manifest.sequence());
    if (genesis != null) {
      out.string("worm", genesis.worm());
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
    out.integer("rows", file.rows());
    out.string("sha256", file.sha256());
    out.integer("size", file.size());
    out.string("table", file.table());
  }

  private static void writeKeys(CanonicalWriter out, Genesis genesis) throws IOException {
    out.string("metadata", genesis.metadataKey());
    out.string("phi", genesis.phiKey());
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
    Instant created = time(in.string("created"));
    List<ArchiveFile> files = in.array("files", ManifestJson::readFile);
    in.string("format");
    boolean first = in.next("keys");
    String[] keys = first ? in.object("keys", ManifestJson::readKeys) : null;
    List<OffsetRange> offsets = in.array("offsets", ManifestJson::readRange);
    String previous = in.string("previous");
    long sequence = in.integer("sequence");
    Genesis genesis = first ? new Genesis(keys[0], keys[1], in.string("worm")) : null;
    String writer = in.string("writer");
    return new Manifest(
        archiveId, sequence, created, previous, commitId, writer, files, offsets, abandoned, genesis);
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
    long rows = in.integer("rows");
    String sha256 = in.string("sha256");
    long size = in.integer("size");
    String table = in.string("table");
    return new ArchiveFile(path, table, size, sha256, rows, minTime, maxTime, metadataKey, phiKey);
  }

  private static String[] readKeys(StrictReader in) throws IOException {
    return new String[] {in.string("metadata"), in.string("phi")};
  }

  private static OffsetRange readRange(StrictReader in) throws IOException {
    long first = in.integer("first");
    long last = in.integer("last");
    long partition = in.integer("partition");
    Checks.that(partition == (int) partition, "partition %d is not a partition", partition);
    return new OffsetRange(in.string("topic"), (int) partition, first, last);
  }

  private static Instant time(String text) throws ChainFormatException {
    try {
      return TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new ChainFormatException("created must be like 2026-11-22T19:00:00.000000Z");
    }
  }
}

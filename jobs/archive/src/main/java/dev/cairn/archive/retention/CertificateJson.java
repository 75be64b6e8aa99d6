package dev.cairn.archive.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.DispositionCertificate.DisposedFile;
import dev.cairn.archive.retention.DispositionCertificate.Link;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form {@code cairn-disposition-certificate/1}: canonical JSON (RFC 8785), so that the same
 * certificate made again has the same bytes. No value needs an escape, see the manifest's form.
 * {@code retention-policies/README.md} says what the fields mean.
 */
public final class CertificateJson {

  /** The format's name and version. */
  public static final String FORMAT = "cairn-disposition-certificate/1";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private CertificateJson() {}

  /** The certificate's only form, UTF-8. */
  public static byte[] toJson(DispositionCertificate certificate) {
    Map<String, Object> root = new TreeMap<>();
    root.put("format", FORMAT);
    root.put("archive_id", certificate.archiveId());
    root.put("approval", link(certificate.approval()));
    root.put("approved_by", new TreeMap<>(certificate.approvedBy()));
    root.put("method", certificate.method());
    root.put("complete", certificate.isComplete());
    root.put("execution", certificate.execution().stream().map(CertificateJson::link).toList());
    root.put(
        "checks",
        Map.of(
            "active_holds", List.copyOf(certificate.activeHolds()),
            "files_before_their_time", certificate.early(),
            "files_under_hold", certificate.underHold()));
    root.put("files", certificate.files().stream().map(CertificateJson::file).toList());
    try {
      return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values are always written", e);
    }
  }

  private static Map<String, Object> link(Link link) {
    return new TreeMap<>(
        Map.of(
            "sequence", link.sequence(),
            "sha256", link.sha256(),
            "created", Entries.time(link.created()),
            "signing_key", link.signingKey()));
  }

  private static Map<String, Object> file(DisposedFile disposed) {
    Map<String, Object> file = new TreeMap<>();
    file.put("path", disposed.file().path());
    disposed.file().versionId().ifPresent(id -> file.put("version_id", id));
    file.put("source", Sources.of(disposed.file().path()));
    file.put("table", disposed.file().table());
    file.put("size", disposed.file().size());
    file.put("sha256", disposed.file().sha256());
    file.put("rows", disposed.file().rows());
    file.put("min_time_micros", disposed.file().minTimeMicros());
    file.put("max_time_micros", disposed.file().maxTimeMicros());
    file.put("archived_by", link(disposed.archived()));
    file.put("rule", disposed.rule());
    file.put("retention", retention(disposed.retention()));
    file.put("held_by", List.copyOf(disposed.heldBy()));
    disposed.disposed().ifPresent(sequence -> file.put("disposed_by", sequence));
    return file;
  }

  private static Map<String, Object> retention(FileRetention retention) {
    return new TreeMap<>(
        Map.of(
            "rule", retention.rule(),
            "until", Entries.time(retention.until()),
            "mode", retention.mode()));
  }
}

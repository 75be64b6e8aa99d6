package dev.cairn.archive.retention;

import dev.cairn.archive.retention.DispositionCertificate.DisposedFile;
import dev.cairn.archive.retention.DispositionCertificate.Link;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** A certificate for people. The form may change; {@link CertificateJson} is the one that stays. */
public final class CertificateText {

  private CertificateText() {}

  /** The certificate as text, lines ended by a line feed. */
  public static String of(DispositionCertificate certificate) {
    StringBuilder out = new StringBuilder();
    line(out, "CERTIFICATE OF DISPOSITION");
    line(out, "");
    line(out, "Archive      %s", certificate.archiveId());
    line(out, "Approved     %s", link(certificate.approval()));
    new TreeMap<>(certificate.approvedBy())
        .forEach((rule, by) -> line(out, "             by %s, under %s", by, rule));
    for (Link done : certificate.execution()) {
      line(out, "Disposed     %s", link(done));
    }
    line(out, "Method       %s", certificate.method());
    line(
        out,
        "Complete     %s",
        certificate.isComplete()
            ? "yes"
            : "NO: " + open(certificate) + " files are approved and still to be disposed of");
    line(out, "Retention    %s", retention(certificate));
    line(out, "Legal holds  %s", holds(certificate));
    line(out, "");
    line(out, "%s", totals(certificate));
    bySource(certificate)
        .forEach(
            (source, sum) ->
                line(
                    out,
                    "  %-24s %,9d files %,14d rows %,16d bytes   %s to %s",
                    source, sum.files, sum.rows, sum.bytes, time(sum.first), time(sum.last)));
    line(out, "");
    for (DisposedFile file : certificate.files()) {
      line(out, "%s  %s", file.file().sha256(), file.file().path());
      line(
          out,
          "  %,d rows, %,d bytes; kept until %s under %s; archived by manifest %d%s",
          file.file().rows(),
          file.file().size(),
          file.retention().until(),
          file.retention().rule(),
          file.archived().sequence(),
          file.disposed().isPresent() ? "" : "; NOT YET DISPOSED OF");
    }
    line(out, "");
    line(out, "The manifests named here are signed, and bound to every other by their hashes.");
    line(out, "This certificate was made from them and can be made again; by itself it proves");
    line(out, "nothing. Copies elsewhere, and bytes that a storage keeps for its owner for some");
    line(out, "days (soft delete), are not covered.");
    return out.toString();
  }

  private static String link(Link link) {
    return "%s  manifest %d  sha256 %s  signed by %s"
        .formatted(
            link.created().truncatedTo(ChronoUnit.SECONDS),
            link.sequence(),
            link.sha256(),
            link.signingKey());
  }

  private static long open(DispositionCertificate certificate) {
    return certificate.files().stream().filter(file -> file.disposed().isEmpty()).count();
  }

  private static String retention(DispositionCertificate certificate) {
    return certificate.early() == 0
        ? "had ended for every file when it was approved"
        : "had NOT ended for %,d files when it was approved".formatted(certificate.early());
  }

  private static String holds(DispositionCertificate certificate) {
    String others =
        certificate.activeHolds().isEmpty()
            ? "none was active"
            : "active then: " + String.join(", ", certificate.activeHolds());
    return certificate.underHold() == 0
        ? "none lay on any of the files (%s)".formatted(others)
        : "lay on %,d OF THE FILES (%s)".formatted(certificate.underHold(), others);
  }

  private static String totals(DispositionCertificate certificate) {
    return "%,d files, %,d rows, %,d bytes"
        .formatted(
            certificate.files().size(),
            certificate.files().stream().mapToLong(file -> file.file().rows()).sum(),
            certificate.files().stream().mapToLong(file -> file.file().size()).sum());
  }

  private static Map<String, Sum> bySource(DispositionCertificate certificate) {
    Map<String, Sum> sums = new TreeMap<>();
    for (DisposedFile file : certificate.files()) {
      sums.computeIfAbsent(Sources.of(file.file().path()), s -> new Sum()).add(file);
    }
    return sums;
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(format.formatted(values)).append('\n');
  }

  private static final class Sum {
    private long files;
    private long rows;
    private long bytes;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(DisposedFile file) {
      files++;
      rows += file.file().rows();
      bytes += file.file().size();
      first = Math.min(first, file.file().minTimeMicros());
      last = Math.max(last, file.file().maxTimeMicros());
    }
  }
}

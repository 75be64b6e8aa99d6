package dev.cairn.cli;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.retention.CertificateJson;
import dev.cairn.archive.retention.CertificateText;
import dev.cairn.archive.retention.Certificates;
import dev.cairn.archive.retention.DispositionCertificate;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn retention certificate}: what was disposed of, and who approved it. */
@Command(
    name = "certificate",
    header = "The certificate of a disposition.",
    description = {
      "Makes the certificate of what one approval disposed of: files and hashes, rule, hold check,",
      "method, approver, and the signed manifests that say so. Made from the chain, at any time;",
      "needs no key. Without a sequence it lists them.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "By itself a certificate proves nothing: the chain does. Check that with cairn verify."
    })
final class RetentionCertificateCommand implements Callable<Integer> {

  /** The forms of a certificate. */
  enum Form {
    text,
    json
  }

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Parameters(
      paramLabel = "SEQUENCE",
      arity = "0..1",
      description = "The manifest that approved, as apply says.")
  private Long sequence;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = {
        "One of ${COMPLETION-CANDIDATES}. Default: text. json is canonical: the same certificate",
        "has the same bytes."
      })
  private Form output;

  RetentionCertificateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (BlobStore store = BlobStores.open(options.archive())) {
      WritableArchive.requireArchive(store);
      List<Manifest> manifests = Chain.open(store).manifests();
      if (sequence == null) {
        list(manifests);
      } else {
        print(Certificates.of(manifests, sequence));
      }
    }
    return ExitCode.FINE;
  }

  private void print(DispositionCertificate certificate) {
    if (output == Form.text) {
      terminal.out().print(CertificateText.of(certificate));
    } else {
      byte[] json = CertificateJson.toJson(certificate);
      terminal.out().write(json, 0, json.length);
      terminal.out().flush();
    }
  }

  private void list(List<Manifest> manifests) {
    Listing listing = new Listing("sequence", "approved", "files", "complete");
    for (long each : Certificates.sequences(manifests)) {
      DispositionCertificate certificate = Certificates.of(manifests, each);
      listing.row(
          each,
          certificate.approval().created(),
          (long) certificate.files().size(),
          certificate.isComplete() ? "yes" : "no");
    }
    if (output == Form.json) {
      terminal.out().println(listing.json().toPrettyString());
    } else if (listing.isEmpty()) {
      terminal.out().println("Nothing was disposed of.");
    } else {
      listing.table(terminal.out());
    }
  }
}

package dev.cairn.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestJson;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificatesTest {

  private RetainedArchive archive;
  private ArchiveFile first;
  private ArchiveFile second;

  @BeforeEach
  void archiveOfTwoOldFiles() throws IOException {
    archive = new RetainedArchive(true);
    first = archive.add(30);
    second = archive.add(30);
    archive.clock.advance(Duration.ofDays(31));
  }

  @Test
  void certificateSaysWhatUnderWhichRuleHowByWhomAndWhichManifestsSaySo() throws Exception {
    archive.holds().place(RetainedArchive.hold("Smith", Set.of("mysql.audit"), List.of()));
    archive.apply(archive.plan(30));

    JsonNode json = new ObjectMapper().readTree(CertificateJson.toJson(certificate()));

    assertThat(json.get("format").textValue()).isEqualTo("cairn-disposition-certificate/1");
    assertThat(json.get("complete").booleanValue()).isTrue();
    assertThat(json.get("method").textValue()).isEqualTo("delete");
    assertThat(json.get("approved_by").get("network.flow/1").textValue()).isEqualTo("A. Auditor");
    assertThat(json.get("checks").get("files_under_hold").intValue()).isZero();
    assertThat(json.get("checks").get("files_before_their_time").intValue()).isZero();
    assertThat(json.get("checks").get("active_holds").get(0).textValue()).isEqualTo("Smith");
    JsonNode file = json.get("files").get(0);
    assertThat(file.get("path").textValue()).isEqualTo(first.path());
    assertThat(file.get("sha256").textValue()).isEqualTo(first.sha256());
    assertThat(file.get("rows").longValue()).isEqualTo(10);
    assertThat(file.get("source").textValue()).isEqualTo("network.flow");
    assertThat(file.get("version_id").textValue()).isEqualTo(first.versionId().orElseThrow());
    assertThat(json.get("files")).hasSize(2);
    for (JsonNode link : List.of(json.get("approval"), json.get("execution").get(0))) {
      assertThat(link.get("sha256").textValue())
          .as("the hash of the manifest's bytes in the store")
          .isEqualTo(hashOfBlob(Manifest.path(link.get("sequence").longValue())));
      assertThat(link.get("signing_key").textValue()).isNotBlank();
    }
  }

  @Test
  void formIsCanonical() throws IOException {
    archive.apply(archive.plan(30));

    byte[] json = CertificateJson.toJson(certificate());

    assertThat(new JsonCanonicalizer(json).getEncodedUTF8()).isEqualTo(json);
  }

  @Test
  void certificateMadeAgainLaterHasTheSameBytes() throws IOException {
    archive.apply(archive.plan(30));
    byte[] then = CertificateJson.toJson(certificate());

    archive.add(30);
    archive.holds().place(RetainedArchive.hold("Jones", Set.of(), List.of()));
    archive.clock.advance(Duration.ofDays(31));

    assertThat(CertificateJson.toJson(certificate())).isEqualTo(then);
  }

  @Test
  void approvedAndNotYetDisposedOfIsSaid() throws IOException {
    RetentionPlan plan = archive.plan(30);
    // approval, first deletion, and no more
    DyingStore dying = new DyingStore(archive.again(), 2, true);
    assertThatThrownBy(() -> archive.apply(dying, plan)).isInstanceOf(DyingStore.Killed.class);

    DispositionCertificate certificate = certificate();

    assertThat(certificate.isComplete()).isFalse();
    assertThat(CertificateText.of(certificate))
        .contains("NO: 2 files are approved and still to be disposed of");
  }

  @Test
  void textNamesEachFileWithItsHash() throws IOException {
    archive.apply(archive.plan(30));

    assertThat(CertificateText.of(certificate()))
        .contains("CERTIFICATE OF DISPOSITION", "by A. Auditor, under network.flow/1")
        .contains(first.sha256() + "  " + first.path(), second.sha256() + "  " + second.path())
        .contains("none lay on any of the files (none was active)")
        .contains("had ended for every file")
        .contains("2 files, 20 rows");
  }

  @Test
  void manifestThatApprovedNothingHasNoCertificate() throws IOException {
    archive.apply(archive.plan(30));

    assertThatThrownBy(() -> Certificates.of(archive.chain().manifests(), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Manifest 2 approved no disposal. Those that did: 4");
  }

  @Test
  void hashOfAManifestIsTheOneOfItsBytes() throws IOException {
    Manifest manifest = archive.chain().manifests().get(1);

    assertThat(new String(ManifestJson.toJson(manifest), StandardCharsets.UTF_8))
        .isEqualTo(Blobs.readText(archive.store, manifest.path()));
  }

  private DispositionCertificate certificate() throws IOException {
    List<Manifest> manifests = archive.chain().manifests();
    return Certificates.of(manifests, Certificates.sequences(manifests).get(0));
  }

  private String hashOfBlob(String path) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(Blobs.read(archive.store, path)));
  }
}

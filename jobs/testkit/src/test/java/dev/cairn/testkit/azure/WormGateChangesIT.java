package dev.cairn.testkit.azure;

import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static dev.cairn.testkit.azure.GateFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What makes a version and what only looks like it. */
class WormGateChangesIT {

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private BlobContainerClient container;
  private BlobClient blob;

  @BeforeEach
  void newContainer() {
    container = fixture.newContainer("versions");
    blob = container.getBlobClient("a/b c+ü%41.parquet");
  }

  @Test
  void listsVersionsWhenAskedAndCurrentOnesOtherwise() {
    String old = upload(blob, "old");
    String current = upload(blob, "current");
    BlobClient deleted = container.getBlobClient("a/deleted");
    String gone = upload(deleted, "gone");
    deleted.delete();
    BlobClient elsewhere = container.getBlobClient("z");
    upload(elsewhere, "z");

    var options =
        new ListBlobsOptions()
            .setPrefix("a/")
            .setDetails(new BlobListDetails().setRetrieveVersions(true).setRetrieveMetadata(true));

    assertThat(container.listBlobs(options, null))
        .extracting(BlobItem::getName, BlobItem::getVersionId, BlobItem::isCurrentVersion)
        .containsExactly(
            tuple("a/b c+ü%41.parquet", old, null),
            tuple("a/b c+ü%41.parquet", current, true),
            tuple("a/deleted", gone, null));
    assertThat(container.listBlobs(options.setMaxResultsPerPage(1), null)).hasSize(3);
    assertThat(container.listBlobs())
        .extracting(BlobItem::getName)
        .containsExactly("a/b c+ü%41.parquet", "z");
    assertThat(
            container.listBlobsByHierarchy(
                "/",
                new ListBlobsOptions()
                    .setDetails(new BlobListDetails().setRetrieveVersions(true)),
                null))
        .extracting(BlobItem::getName, BlobItem::isPrefix)
        .containsExactlyInAnyOrder(tuple("a/", true), tuple("z", false));
  }

  @Test
  void aCopyIsAVersionAndMetadataMakesOne() {
    upload(blob, "content");
    BlobClient copy = container.getBlobClient("copy");
    String old = upload(copy, "old");

    copy.beginCopy(blob.getBlobUrl(), null).waitForCompletion();
    String copied = copy.getProperties().getVersionId();
    copy.setMetadata(Map.of("k", "v"));

    assertThat(copied).isGreaterThan(old);
    assertThat(copy.getProperties().getVersionId()).isGreaterThan(copied);
    assertThat(copy.getVersionClient(copied).getProperties().getMetadata()).isEmpty();
    assertThat(copy.getVersionClient(old).downloadContent().toString()).isEqualTo("old");
  }

  @Test
  void whatWasThereBeforeTheGateIsAVersionToo() {
    GateFixture.service(fixture.azurite().connectionString())
        .getBlobContainerClient(container.getBlobContainerName())
        .getBlobClient(blob.getBlobName())
        .upload(BinaryData.fromString("before"));

    String id = blob.getProperties().getVersionId();
    upload(blob, "after");

    assertThat(blob.getVersionClient(id).downloadContent().toString()).isEqualTo("before");
  }

  @Test
  void aLeaseKeepsOthersFromWriting() {
    upload(blob, "content");
    var lease =
        new BlobLeaseClientBuilder()
            .blobClient(blob)
            .buildClient();
    lease.acquireLease(-1);

    assertRefused(
        () -> blob.upload(BinaryData.fromString("other"), true),
        412,
        BlobErrorCode.LEASE_ID_MISSING);
    assertThat(blob.downloadContent().toString()).isEqualTo("content");
    lease.releaseLease();
  }
}

package dev.cairn.testkit.azure;

import static com.azure.storage.blob.models.BlobImmutabilityPolicyMode.UNLOCKED;
import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.AccessTier;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.specialized.BlobClientBase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gate refuses beside what a policy forbids. */
class WormGateRefusalIT {

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private BlobContainerClient container;
  private BlobClient blob;

  @BeforeEach
  void newContainer() {
    container = fixture.newContainer("worm");
    blob = container.getBlobClient("events/one");
  }

  @Test
  void aContainerWithABlobIsNotDeleted() {
    fixture.uploadLocked(blob, "content");

    assertRefused(container::delete, 409);

    assertThat(blob.exists()).isTrue();
    assertThat(container.getProperties().isImmutableStorageWithVersioningEnabled()).isTrue();
  }

  @Test
  void policiesNeedAContainerThatSupportsThem() {
    BlobContainerClient plain = fixture.newContainer("plain");
    BlobClient there = plain.getBlobClient("a");
    there.upload(BinaryData.fromString("content"));

    assertThat(plain.getProperties().isImmutableStorageWithVersioningEnabled()).isFalse();
    assertRefused(
        () -> there.setImmutabilityPolicy(fixture.policy(Duration.ofDays(1), UNLOCKED)), 409);
    assertRefused(() -> there.setLegalHold(true), 409);
    there.createSnapshot();
  }

  @Test
  void policiesOfWhatIsNotThereAreNotFound() {
    assertRefused(
        () -> blob.setImmutabilityPolicy(fixture.policy(Duration.ofDays(1), UNLOCKED)),
        404,
        BlobErrorCode.BLOB_NOT_FOUND);
    assertRefused(blob::deleteImmutabilityPolicy, 404, BlobErrorCode.BLOB_NOT_FOUND);
    assertRefused(() -> blob.setLegalHold(true), 404, BlobErrorCode.BLOB_NOT_FOUND);
  }

  @Test
  void whatTheGateDoesNotKnowIsRefused() {
    fixture.uploadLocked(blob, "content");

    assertRefused(blob::createSnapshot, 501);
    assertRefused(() -> blob.setAccessTier(AccessTier.COOL), 501);
    assertRefused(blob::undelete, 501);
    assertRefused(() -> container.getBlobClient("append").getAppendBlobClient().create(), 501);
    assertRefused(() -> container.getBlobClient("page").getPageBlobClient().create(512), 501);
    assertRefused(() -> blob.copyFromUrl(container.getBlobClient("x").getBlobUrl()), 501);
  }

  @Test
  void theGatesOwnContainerIsClosed() {
    String id = fixture.uploadLocked(blob, "content");
    blob.upload(BinaryData.fromString("other"), true);
    BlobName kept =
        KeptVersions.place(
            new BlobName(container.getBlobContainerName(), blob.getBlobName()), id);

    BlobClientBase direct =
        fixture
            .service()
            .getBlobContainerClient(KeptVersions.CONTAINER)
            .getBlobClient(kept.blob());
    assertRefused(direct::delete, 400);
    assertThat(blob.getVersionClient(id).downloadContent().toString()).isEqualTo("content");
  }
}

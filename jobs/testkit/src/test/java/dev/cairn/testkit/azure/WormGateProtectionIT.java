package dev.cairn.testkit.azure;

import static com.azure.storage.blob.models.BlobImmutabilityPolicyMode.LOCKED;
import static com.azure.storage.blob.models.BlobImmutabilityPolicyMode.UNLOCKED;
import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Version-level immutability: each thing that must not happen does not. */
class WormGateProtectionIT {

  private static final BlobErrorCode BY_POLICY = BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY;
  private static final BlobErrorCode BY_HOLD =
      BlobErrorCode.fromString("BlobImmutableDueToLegalHold");

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private BlobContainerClient container;
  private BlobClient blob;

  @BeforeEach
  void newContainer() {
    container = fixture.newContainer("worm");
    blob = container.getBlobClient("events/one");
  }

  @Test
  void theCommitItselfSetsPolicyAndHold() {
    var block = blob.getBlockBlobClient();
    String id = Base64.getEncoder().encodeToString(new byte[] {1});
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    block.stageBlock(id, new ByteArrayInputStream(content), content.length);
    var policy = fixture.policy(Duration.ofDays(3), LOCKED);

    block.commitBlockListWithResponse(
        new BlockBlobCommitBlockListOptions(List.of(id))
            .setImmutabilityPolicy(policy)
            .setLegalHold(true),
        null,
        null);

    BlobProperties properties = blob.getProperties();
    assertThat(properties.getImmutabilityPolicy().getExpiryTime())
        .isEqualTo(policy.getExpiryTime().truncatedTo(ChronoUnit.SECONDS));
    assertThat(properties.getImmutabilityPolicy().getPolicyMode()).isEqualTo(UNLOCKED);
    assertThat(properties.hasLegalHold()).isTrue();
    assertRefused(blob::delete, 409, BY_POLICY);
  }

  @Test
  void aProtectedVersionIsDeletedNeitherByNameNorById() {
    String id = fixture.uploadLocked(blob, "content");

    assertRefused(blob::delete, 409, BY_POLICY);
    assertRefused(() -> blob.getVersionClient(id).delete(), 409, BY_POLICY);

    assertThat(blob.downloadContent().toString()).isEqualTo("content");
  }

  @Test
  void overwritingUnderAConditionIsRefusedAndWithoutOneHidesTheOld() {
    String id = fixture.uploadLocked(blob, "content");

    assertRefused(
        () -> blob.upload(BinaryData.fromString("other"), false),
        409,
        BlobErrorCode.BLOB_ALREADY_EXISTS);
    blob.upload(BinaryData.fromString("other"), true);

    assertThat(blob.downloadContent().toString()).isEqualTo("other");
    assertThat(blob.getProperties().getVersionId()).isNotEqualTo(id);
    BlobClient old = blob.getVersionClient(id);
    assertThat(old.downloadContent().toString()).isEqualTo("content");
    assertThat(old.getProperties().getImmutabilityPolicy().getPolicyMode()).isEqualTo(LOCKED);
    assertRefused(old::delete, 409, BY_POLICY);
  }

  @Test
  void metadataAndPropertiesOfAProtectedVersionStay() {
    fixture.uploadLocked(blob, "content");

    assertRefused(() -> blob.setMetadata(Map.of("k", "v")), 409, BY_POLICY);
    assertRefused(
        () -> blob.setHttpHeaders(new BlobHttpHeaders().setContentType("a/b")), 409, BY_POLICY);

    assertThat(blob.getProperties().getMetadata()).isEmpty();
    assertThat(blob.getProperties().getContentType()).isEqualTo("application/octet-stream");
  }

  @Test
  void aLockedPolicyIsNotShortenedNotUnlockedNotRemovedButExtended() {
    fixture.uploadLocked(blob, "content");
    var before = blob.getProperties().getImmutabilityPolicy().getExpiryTime();

    assertRefused(
        () -> blob.setImmutabilityPolicy(fixture.policy(Duration.ofHours(1), LOCKED)), 409);
    assertRefused(
        () -> blob.setImmutabilityPolicy(fixture.policy(Duration.ofDays(2), UNLOCKED)), 409);
    assertRefused(blob::deleteImmutabilityPolicy, 409);
    assertThat(blob.getProperties().getImmutabilityPolicy().getExpiryTime()).isEqualTo(before);
    assertThat(blob.getProperties().getImmutabilityPolicy().getPolicyMode()).isEqualTo(LOCKED);

    var longer = blob.setImmutabilityPolicy(fixture.policy(Duration.ofDays(2), LOCKED));
    assertThat(longer.getExpiryTime()).isAfter(before);
    assertThat(longer.getPolicyMode()).isEqualTo(LOCKED);
  }

  @Test
  void anUnlockedPolicyIsShortenedAndRemovedAndThenTheBlobGoes() {
    blob.upload(BinaryData.fromString("content"));
    blob.setImmutabilityPolicy(fixture.policy(Duration.ofDays(2), UNLOCKED));
    assertRefused(blob::delete, 409, BY_POLICY);

    blob.setImmutabilityPolicy(fixture.policy(Duration.ofDays(1), UNLOCKED));
    blob.deleteImmutabilityPolicy();

    assertThat(blob.getProperties().getImmutabilityPolicy().getPolicyMode()).isNull();
    blob.delete();
    assertThat(blob.exists()).isFalse();
  }

  @Test
  void aLegalHoldOutlivesThePolicyAndEndsWhenItIsTakenOff() {
    String id = fixture.uploadLocked(blob, "content");
    blob.getVersionClient(id).setLegalHold(true);
    fixture.gate().advance(Duration.ofDays(2));

    assertThat(blob.getProperties().hasLegalHold()).isTrue();
    assertRefused(blob::delete, 409, BY_HOLD);

    blob.setLegalHold(false);
    assertThat(blob.getProperties().hasLegalHold()).isFalse();
    blob.delete();
    blob.getVersionClient(id).delete();
    assertThat(blob.getVersionClient(id).exists()).isFalse();
  }

  @Test
  void whenThePolicyHasExpiredTheBlobIsDeletedButNotChanged() {
    fixture.uploadLocked(blob, "content");
    fixture.gate().advance(Duration.ofDays(1).minusSeconds(30));
    assertRefused(blob::delete, 409, BY_POLICY);

    fixture.gate().advance(Duration.ofSeconds(31));

    assertRefused(() -> blob.setMetadata(Map.of("k", "v")), 409, BY_POLICY);
    blob.delete();
    assertThat(blob.exists()).isFalse();
  }

  @Test
  void listsShowPolicyAndHold() {
    fixture.uploadLocked(blob, "content");
    blob.setLegalHold(true);

    var options =
        new ListBlobsOptions()
            .setDetails(
                new BlobListDetails()
                    .setRetrieveImmutabilityPolicy(true)
                    .setRetrieveLegalHold(true));

    BlobItem item = container.listBlobs(options, null).stream().findFirst().orElseThrow();
    assertThat(item.getProperties().getImmutabilityPolicy().getPolicyMode()).isEqualTo(LOCKED);
    assertThat(item.getProperties().hasLegalHold()).isTrue();
  }
}

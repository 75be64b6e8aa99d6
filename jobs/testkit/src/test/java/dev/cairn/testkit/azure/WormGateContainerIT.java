package dev.cairn.testkit.azure;

import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Container-level WORM, on containers without version-level support. */
class WormGateContainerIT {

  private static final BlobErrorCode BY_POLICY = BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY;
  private static final BlobErrorCode BY_HOLD =
      BlobErrorCode.fromString("BlobImmutableDueToLegalHold");

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private BlobContainerClient container;
  private String name;
  private BlobClient blob;

  @BeforeEach
  void newContainer() {
    container = fixture.newContainer("plain");
    name = container.getBlobContainerName();
    blob = container.getBlobClient("a");
  }

  @Test
  void blobsAreCreatedButNotOverwrittenDeletedOrChanged() {
    fixture.gate().setContainerRetention(name, Duration.ofDays(1));

    blob.upload(BinaryData.fromString("content"), false);

    assertRefused(() -> blob.upload(BinaryData.fromString("other"), true), 409, BY_POLICY);
    assertRefused(() -> blob.upload(BinaryData.fromString("other"), false), 409);
    assertRefused(blob::delete, 409, BY_POLICY);
    assertRefused(() -> blob.setMetadata(Map.of("k", "v")), 409, BY_POLICY);
    assertRefused(() -> blob.setTags(Map.of("k", "v")), 409, BY_POLICY);
    assertRefused(() -> blob.setHttpHeaders(new BlobHttpHeaders()), 409, BY_POLICY);
    assertRefused(blob::createSnapshot, 501);
    assertRefused(container::delete, 409);
    assertThat(blob.downloadContent().toString()).isEqualTo("content");
  }

  @Test
  void afterExpiryABlobIsDeletedButNotOverwritten() {
    fixture.gate().setContainerRetention(name, Duration.ofDays(1));
    blob.upload(BinaryData.fromString("content"), false);

    fixture.gate().advance(Duration.ofDays(1));

    assertRefused(() -> blob.upload(BinaryData.fromString("other"), true), 409, BY_POLICY);
    blob.delete();
    assertThat(blob.exists()).isFalse();
  }

  @Test
  void whatWasThereBeforeThePolicyIsProtectedToo() {
    blob.upload(BinaryData.fromString("first"), false);
    blob.upload(BinaryData.fromString("content"), true);

    fixture.gate().setContainerRetention(name, Duration.ofDays(1));

    assertRefused(blob::delete, 409, BY_POLICY);
    assertRefused(() -> blob.upload(BinaryData.fromString("other"), true), 409, BY_POLICY);
  }

  @Test
  void legalHoldsProtectUntilTheLastTagIsGone() {
    blob.upload(BinaryData.fromString("content"), false);
    fixture.gate().addContainerHold(name, "case1");
    fixture.gate().addContainerHold(name, "case2");

    assertThat(container.getProperties().hasLegalHold()).isTrue();
    assertRefused(blob::delete, 409, BY_HOLD);
    fixture.gate().removeContainerHold(name, "case1");
    assertRefused(() -> blob.upload(BinaryData.fromString("other"), true), 409, BY_HOLD);

    fixture.gate().removeContainerHold(name, "case2");
    blob.delete();
    assertThat(blob.exists()).isFalse();
  }

  @Test
  void aLockedPolicyIsOnlyExtendedAndNotTooOften() {
    WormGate gate = fixture.gate();
    gate.setContainerRetention(name, Duration.ofDays(1));
    gate.lockContainerRetention(name);

    assertThatThrownBy(() -> gate.removeContainerRetention(name))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> gate.setContainerRetention(name, Duration.ofHours(1)))
        .isInstanceOf(IllegalStateException.class);
    for (int days = 2; days <= 6; days++) {
      gate.setContainerRetention(name, Duration.ofDays(days));
    }
    assertThatThrownBy(() -> gate.setContainerRetention(name, Duration.ofDays(7)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("5 times");
    assertThat(container.getProperties().hasImmutabilityPolicy()).isTrue();
  }
}

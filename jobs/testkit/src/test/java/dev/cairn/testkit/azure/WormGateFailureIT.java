package dev.cairn.testkit.azure;

import static com.azure.storage.blob.models.BlobImmutabilityPolicyMode.LOCKED;
import static com.azure.storage.blob.models.BlobImmutabilityPolicyMode.UNLOCKED;
import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate when something fails: itself, the store behind it, or who asks. */
class WormGateFailureIT {

  private static final FaultPlan NO_LOOK_UP =
      FaultPlan.always(Fault.unavailable()).only(request -> request.method().equals("HEAD"));

  @TempDir Path state;
  private GateFixture fixture;
  private BlobClient blob;

  @BeforeEach
  void start() throws IOException {
    fixture = GateFixture.start(state);
    blob = fixture.newContainer("worm").getBlobClient("a");
  }

  @AfterEach
  void stop() throws IOException {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void withoutItsLookUpNothingIsWrittenOrDeleted() throws IOException {
    blob.upload(BinaryData.fromString("unprotected"));
    fixture.gate().close();
    try (FaultProxy flaky = FaultProxy.before(fixture.azurite().blobEndpoint()).start();
        WormGate gate = WormGate.builder().store(flaky.uri()).state(state).start()) {
      BlobClient behind = through(gate);
      flaky.plan(NO_LOOK_UP);

      assertRefused(behind::delete, 503);
      assertRefused(() -> behind.upload(BinaryData.fromString("other"), true), 503);
      assertRefused(() -> behind.upload(BinaryData.fromString("other"), false), 503);
      assertRefused(() -> behind.setMetadata(Map.of("k", "v")), 503);
      assertRefused(() -> behind.setLegalHold(true), 503);
      assertRefused(
          () -> behind.setImmutabilityPolicy(fixture.policy(Duration.ofDays(1), UNLOCKED)), 503);

      flaky.plan(FaultPlan.none());
      assertThat(behind.downloadContent().toString()).isEqualTo("unprotected");
    }
  }

  @Test
  void aBlobOfWhichItKnowsNothingIsNotTakenForAbsent() throws IOException {
    GateFixture.service(fixture.azurite().connectionString())
        .getBlobContainerClient(blob.getContainerName())
        .getBlobClient(blob.getBlobName())
        .upload(BinaryData.fromString("before the gate"));
    fixture.gate().setContainerRetention(blob.getContainerName(), Duration.ofDays(1));
    fixture.gate().close();
    try (FaultProxy flaky = FaultProxy.before(fixture.azurite().blobEndpoint()).start();
        WormGate gate = WormGate.builder().store(flaky.uri()).state(state).start()) {
      BlobClient behind = through(gate);
      flaky.plan(NO_LOOK_UP);

      assertRefused(behind::delete, 503);
      assertRefused(() -> behind.upload(BinaryData.fromString("other"), true), 503);

      flaky.plan(FaultPlan.none());
      assertThat(behind.downloadContent().toString()).isEqualTo("before the gate");
      assertRefused(behind::delete, 409, BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY);
    }
  }

  @Test
  void whatCannotBeKeptIsNotOverwritten() throws IOException {
    blob.upload(BinaryData.fromString("old"));
    fixture.gate().close();
    try (FaultProxy flaky = FaultProxy.before(fixture.azurite().blobEndpoint()).start();
        WormGate gate = WormGate.builder().store(flaky.uri()).state(state).start()) {
      BlobClient behind = through(gate);
      flaky.plan(
          FaultPlan.always(Fault.unavailable())
              .only(request -> request.path().contains(KeptVersions.CONTAINER)));

      assertRefused(() -> behind.upload(BinaryData.fromString("new"), true), 503);
      assertRefused(behind::delete, 503);

      assertThat(behind.downloadContent().toString()).isEqualTo("old");
    }
  }

  @Test
  void withoutAStoreEverythingIsRefused() {
    fixture.uploadLocked(blob, "content");

    fixture.azurite().close();

    assertRefused(blob::delete, 503);
    assertRefused(() -> blob.upload(BinaryData.fromString("other"), true), 503);
    assertThatThrownBy(blob::downloadContent).isInstanceOf(RuntimeException.class);
  }

  @Test
  void anotherGateGoesOnWhereOneEnded() throws IOException {
    String old = fixture.uploadLocked(blob, "content");
    blob.upload(BinaryData.fromString("hides it"), true);
    String current = blob.getProperties().getVersionId();
    fixture.gate().advance(Duration.ofHours(1));
    String container = blob.getContainerName();
    fixture.gate().addContainerHold(container, "case");
    var time = fixture.gate().now();

    fixture.restart();

    BlobClient again = through(fixture.gate());
    assertThat(fixture.gate().now()).isAfterOrEqualTo(time);
    assertThat(again.getProperties().getVersionId()).isEqualTo(current);
    assertThat(again.getVersionClient(old).downloadContent().toString()).isEqualTo("content");
    assertThat(again.getVersionClient(old).getProperties().getImmutabilityPolicy().getPolicyMode())
        .isEqualTo(LOCKED);
    assertRefused(() -> again.getVersionClient(old).delete(), 409);
    assertRefused(again::delete, 409, BlobErrorCode.fromString("BlobImmutableDueToLegalHold"));
    fixture.gate().removeContainerHold(container, "case");
    again.upload(BinaryData.fromString("newer"), true);
    assertThat(again.getProperties().getVersionId()).isGreaterThan(current);
  }

  @Test
  void aWriteWhoseAnswerWasLostIsAVersionWithItsPolicy() throws IOException {
    fixture.gate().close();
    try (FaultProxy flaky = FaultProxy.before(fixture.azurite().blobEndpoint()).start();
        WormGate gate = WormGate.builder().store(flaky.uri()).state(state).start()) {
      BlobClient behind = through(gate);
      flaky.plan(
          FaultPlan.first(
              1,
              r -> r.method().equals("PUT") && r.path().endsWith("/a"),
              Fault.answerLost()));

      // the SDK sends it again, finds its own blob there, and cannot know
      assertRefused(() -> upload(behind), 409, BlobErrorCode.BLOB_ALREADY_EXISTS);
      assertThat(behind.getProperties().getImmutabilityPolicy().getPolicyMode())
          .isEqualTo(UNLOCKED);
      assertRefused(behind::delete, 409, BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY);
    }
  }

  private void upload(BlobClient behind) {
    behind.uploadWithResponse(
        new BlobParallelUploadOptions(BinaryData.fromString("x"))
            .setImmutabilityPolicy(fixture.policy(Duration.ofDays(1), UNLOCKED))
            .setRequestConditions(
                new BlobRequestConditions().setIfNoneMatch("*")),
        null,
        null);
  }

  @Test
  void whoHasNotTheKeyChangesNothing() {
    String id = fixture.uploadLocked(blob, "content");
    blob.upload(BinaryData.fromString("other"), true);
    String wrong =
        fixture
            .gate()
            .connectionString()
            .replaceFirst("AccountKey=[^;]*", "AccountKey=" + "A".repeat(86) + "==");
    BlobClient stranger =
        GateFixture.service(wrong)
            .getBlobContainerClient(blob.getContainerName())
            .getBlobClient(blob.getBlobName());

    fixture.gate().advance(Duration.ofDays(2));
    assertRefused(() -> stranger.getVersionClient(id).delete(), 403);
    assertRefused(stranger::delete, 403);
    assertRefused(() -> stranger.upload(BinaryData.fromString("x"), true), 403);
    assertRefused(() -> stranger.setLegalHold(true), 403);
    assertRefused(() -> stranger.getVersionClient(id).downloadContent(), 403);

    assertThat(blob.getVersionClient(id).downloadContent().toString()).isEqualTo("content");
    assertThat(blob.downloadContent().toString()).isEqualTo("other");
    assertThat(blob.getProperties().hasLegalHold()).isFalse();
  }

  @Test
  void twoGatesDoNotShareAState() {
    assertThatThrownBy(
            () -> WormGate.builder().azurite(fixture.azurite()).state(state).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Another gate");
  }

  @Test
  void aStateOfAnotherStoreLetsNothingThrough() throws IOException {
    fixture.uploadLocked(blob, "content");
    String container = blob.getContainerName();
    fixture.gate().close();
    Path copy = Files.createDirectory(state.resolve("copy-" + UUID.randomUUID()));
    Files.copy(state.resolve("worm-gate.jsonl"), copy.resolve("worm-gate.jsonl"));
    try (Azurite other = Azurite.start();
        WormGate gate = WormGate.builder().azurite(other).state(copy).start()) {
      BlobContainerClient there = GateFixture.service(gate.connectionString())
          .createBlobContainer(container);

      assertRefused(
          () -> there.getBlobClient("a").upload(BinaryData.fromString("x"), true), 503);
    }
  }

  private BlobClient through(WormGate gate) {
    return GateFixture.service(gate.connectionString())
        .getBlobContainerClient(blob.getContainerName())
        .getBlobClient(blob.getBlobName());
  }
}

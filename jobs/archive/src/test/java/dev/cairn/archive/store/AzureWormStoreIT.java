package dev.cairn.archive.store;

import static dev.cairn.archive.store.BlobStore.CommitOutcome.ALREADY_COMMITTED;
import static dev.cairn.archive.store.Retention.Mode.LOCKED;
import static dev.cairn.archive.store.Retention.Mode.UNLOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.WatchedRequest;
import dev.cairn.testkit.faults.Watcher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The WORM contract against Azurite behind the WORM gate. The gate is our reading of Microsoft's
 * documentation: nothing here was tested against the real service.
 */
class AzureWormStoreIT extends WormOwnerContract {

  private static final String PREFIX = "some/prefix/";

  @TempDir static Path state;
  private static GatedAzure azure;

  private final String name = "worm-" + UUID.randomUUID();
  private BlobContainerClient container;

  @BeforeAll
  static void start() throws IOException {
    azure = GatedAzure.start(state);
  }

  @AfterAll
  static void stop() throws IOException {
    if (azure != null) {
      azure.close();
    }
  }

  @AfterEach
  void endFaults() {
    azure.proxy().plan(FaultPlan.none());
    azure.proxy().watcher(Watcher.NONE);
  }

  @Override
  protected BlobStore openAgain() throws IOException {
    if (container == null) {
      container = azure.container(name);
      container.create();
    }
    return azure.open(name + "/" + PREFIX, Map.of());
  }

  @Override
  protected Instant now() {
    return azure.gate().now();
  }

  @Override
  protected void advance(Duration by) {
    azure.gate().advance(by);
  }

  @Override
  protected StorageOwner owner() {
    return new AzureOwner(container, PREFIX);
  }

  private static boolean isCommit(WatchedRequest request) {
    return request.query().contains("comp=blocklist");
  }

  /** Dies right after the one request that makes the blob visible. */
  @Test
  void blobIsProtectedByTheCommitRequestItself() throws Exception {
    Protection wanted = new Protection(Optional.of(keep(30, LOCKED)), true);
    try (BlobStore dying = azure.open(name + "/" + PREFIX, Map.of(AzureRetries.TRIES, "1"))) {
      StagedBlob staged = Blobs.stage(dying, "a", "content");
      assertThat(dying.worm()).isTrue();
      azure.proxy().plan(FaultPlan.always(Fault.resetBefore()).only(r -> !isCommit(r)));

      assertThatThrownBy(() -> dying.commit(staged, wanted)).isInstanceOf(IOException.class);

      endFaults();
      Retention unlocked = new Retention(wanted.retention().orElseThrow().until(), UNLOCKED);
      assertThat(store.protection(BlobVersion.current("a")))
          .isEqualTo(new Protection(Optional.of(unlocked), true));
      assertThatThrownBy(() -> owner().delete("a")).isInstanceOf(IOException.class);

      assertThat(store.commit(staged, wanted).protection()).isEqualTo(wanted);
    }
  }

  @Test
  void lessProtectionThanWantedIsAnErrorAndMendedByTheRetry() throws Exception {
    Protection wanted = Protection.of(keep(30, UNLOCKED));
    StagedBlob staged = Blobs.stage(store, "a", "content");
    azure
        .proxy()
        .watcher(
            new Watcher() {
              @Override
              public void afterAnswer(WatchedRequest request, int status) {
                if (isCommit(request)) {
                  container
                      .getBlobClient(PREFIX + "a")
                      .getBlockBlobClient()
                      .deleteImmutabilityPolicy();
                }
              }
            });

    assertThatThrownBy(() -> store.commit(staged, wanted))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Azure keeps a with less protection than asked for");

    endFaults();
    assertThat(store.commit(staged, wanted).protection()).isEqualTo(wanted);
  }

  @Test
  void commitWhoseAnswerWasLostIsFoundWithItsVersion() throws Exception {
    Protection wanted = Protection.of(keep(30, LOCKED));
    StagedBlob staged = Blobs.stage(store, "a", "content");
    azure.proxy().plan(FaultPlan.first(1, AzureWormStoreIT::isCommit, Fault.answerLost()));

    Committed committed = store.commit(staged, wanted);

    BlobVersion only = store.versions("a").get(0).blob();
    assertThat(committed).isEqualTo(new Committed(ALREADY_COMMITTED, only, wanted));
    assertThat(store.versions("a")).hasSize(1);
  }

  /** So that a change that makes commits dearer is a decision. */
  @Test
  void requestsOfACommitAreCounted() throws Exception {
    store.worm();
    List<String> requests = new CopyOnWriteArrayList<>();
    azure
        .proxy()
        .watcher(
            new Watcher() {
              @Override
              public void beforeForwarding(WatchedRequest request) {
                requests.add(GatedAzure.operation(request));
              }
            });

    StagedBlob staged = Blobs.stage(store, "a", "content");
    assertThat(requests).containsExactly("PUT block");

    requests.clear();
    store.commit(staged, Protection.of(keep(30, UNLOCKED)));
    assertThat(requests).containsExactly("PUT blocklist", "HEAD");

    requests.clear();
    store.commit(staged, Protection.of(keep(20, UNLOCKED)));
    assertThat(requests).containsExactly("PUT blocklist", "HEAD");

    StagedBlob locked = Blobs.stage(store, "b", "content");
    requests.clear();
    store.commit(locked, new Protection(Optional.of(keep(30, LOCKED)), true));
    assertThat(requests).containsExactly("PUT blocklist", "PUT immutabilityPolicies", "HEAD");
  }

  @Test
  void containerWithoutVersionLevelImmutabilityIsNotWormAndProtectsNothing() throws Exception {
    String plain = "plain-" + UUID.randomUUID();
    azure.container(plain).create();
    try (BlobStore unprotected = azure.open(plain, Map.of())) {
      assertThat(unprotected.worm()).isFalse();

      Committed committed =
          unprotected.commit(
              Blobs.stage(unprotected, "a", "content"),
              new Protection(Optional.of(keep(30, LOCKED)), true));

      assertThat(committed.protection()).isEqualTo(Protection.NONE);
      assertThat(unprotected.retain(committed.blob(), keep(30, LOCKED)))
          .isEqualTo(Protection.NONE);
      assertThat(unprotected.hold(committed.blob(), true)).isEqualTo(Protection.NONE);
      unprotected.delete(committed.blob());
      assertThat(unprotected.list("")).isEmpty();
    }
  }

  @Test
  void retentionOfTheWholeContainerProtectsToo() throws Exception {
    azure.gate().setContainerRetention(name, Duration.ofDays(3));
    BlobVersion blob = commit("a", "content", Protection.NONE).blob();

    assertThatThrownBy(() -> store.delete(blob))
        .isInstanceOf(BlobProtectedException.class)
        .hasMessageContaining("it is immutable (409 BlobImmutableDueToPolicy)");

    advance(Duration.ofDays(4));
    store.delete(blob);
    assertThat(store.versions("")).isEmpty();
  }

  @Test
  void readerOfAVersionGoesOnWhenAnotherHidesIt() throws Exception {
    BlobVersion blob = commit("a", "0123456789", Protection.NONE).blob();
    try (BlobReader reader = store.open(blob)) {
      owner().overwrite("a", "abcdefghij");
      ByteBuffer end = ByteBuffer.allocate(5);

      reader.readFully(5, end);

      assertThat(new String(end.array())).isEqualTo("56789");
    }
  }
}

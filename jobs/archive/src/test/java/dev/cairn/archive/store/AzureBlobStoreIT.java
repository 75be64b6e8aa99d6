package dev.cairn.archive.store;

import static dev.cairn.archive.store.BlobStore.CommitOutcome.ALREADY_COMMITTED;
import static dev.cairn.archive.store.BlobStore.CommitOutcome.COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.cairn.testkit.azure.Azurite;
import dev.cairn.testkit.azure.AzuriteUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract against Azurite, and what only Azure does. */
class AzureBlobStoreIT extends BlobStoreContract {

  private static final String ACCOUNT = "devstoreaccount1";

  private static Azurite azurite;

  private final String name = "archive-" + UUID.randomUUID();
  private BlobContainerClient container;

  @BeforeAll
  static void startAzurite() throws IOException {
    try {
      azurite = Azurite.start();
    } catch (AzuriteUnavailableException e) {
      Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
  }

  @AfterAll
  static void stopAzurite() {
    if (azurite != null) {
      azurite.close();
    }
  }

  @Override
  protected BlobStore openAgain() throws IOException {
    if (container == null) {
      container = container(name);
      container.create();
    }
    return open(name + "/some/prefix");
  }

  private static String connectionString() {
    return azurite.connectionString();
  }

  private static BlobStore open(String path) throws IOException {
    return BlobStores.open(
        URI.create("azblob://" + ACCOUNT + "/" + path),
        Map.of(AzureSettings.VALUE, connectionString()));
  }

  private static BlobContainerClient container(String name) {
    return new BlobServiceClientBuilder()
        .connectionString(connectionString())
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .buildClient()
        .getBlobContainerClient(name);
  }

  private BlockBlobClient blob(String path) {
    return container.getBlobClient("some/prefix/" + path).getBlockBlobClient();
  }

  @Test
  void committedBlobCarriesHashesAndType() throws Exception {
    StagedBlob staged = Blobs.stage(store, "chain/0.json", "{}");
    store.commit(staged);

    BlobProperties properties = blob("chain/0.json").getProperties();

    assertThat(properties.getMetadata())
        .containsOnly(Map.entry("cairnsha256", staged.sha256()), Map.entry("cairnsize", "2"));
    assertThat(properties.getContentMd5()).isEqualTo(HexFormat.of().parseHex(staged.md5()));
    assertThat(properties.getContentType()).isEqualTo("application/json");
  }

  @Test
  void bareAzuriteIsNotWormAndNothingElseIsClaimed() throws Exception {
    Retention asked = new Retention(Instant.parse("2099-01-01T00:00:00Z"), Retention.Mode.LOCKED);
    StagedBlob staged = Blobs.stage(store, "a", "content");

    assertThat(store.worm()).isFalse();
    assertThat(store.commit(staged, Protection.of(asked)))
        .isEqualTo(new Committed(COMMITTED, BlobVersion.current("a"), Protection.NONE));
  }

  @Test
  void bigBlobIsStagedInBlocks() throws Exception {
    StagedBlob staged =
        Blobs.stage(store, "big", new byte[2 * AzureBlobWriter.BLOCK_SIZE + 1]);
    store.commit(staged);

    assertThat(AzureStaging.parse(staged.staging()).blocks()).isEqualTo(3);
    assertThat(blob("big").listBlocks(BlockListType.COMMITTED).getCommittedBlocks()).hasSize(3);
  }

  @Test
  void foreignBlobWithoutOurHashIsAConflict() throws Exception {
    blob("a").upload(BinaryData.fromString("content"));
    StagedBlob staged = Blobs.stage(store, "a", "content");

    assertThatThrownBy(() -> store.commit(staged)).isInstanceOf(BlobConflictException.class);
  }

  @Test
  void blocksDroppedByTheServiceAreGone() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    blob("a").commitBlockList(List.of(), true); // drops all uncommitted blocks
    blob("a").delete();

    assertThatThrownBy(() -> store.commit(staged)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anotherWritersCommitDropsOurBlocksButSameContentIsFound() throws Exception {
    StagedBlob ours = Blobs.stage(store, "a", "content");
    StagedBlob theirs = Blobs.stage(store, "a", "content");

    assertThat(store.commit(theirs)).isEqualTo(COMMITTED);
    assertThat(store.commit(ours)).isEqualTo(ALREADY_COMMITTED);
  }

  @Test
  void blobReplacedWhileItIsReadIsAnErrorAndNoMixture() throws Exception {
    Blobs.commit(store, "a", "0123456789");

    try (BlobReader reader = store.open("a")) {
      blob("a").upload(BinaryData.fromString("abcdefghij"), true);

      assertThatThrownBy(() -> reader.readFully(5, ByteBuffer.allocate(5)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("changed or removed");
    }
  }

  @Test
  void storesOfOneContainerSeeOnlyTheirPrefix() throws Exception {
    try (BlobStore other = open(name + "/some/pre")) {
      Blobs.commit(store, "a", "content");
      Blobs.commit(other, "b", "content");

      assertThat(store.list("")).extracting(BlobInfo::path).containsExactly("a");
      assertThat(other.list("")).extracting(BlobInfo::path).containsExactly("b");
    }
  }

  @Test
  void sweepLeavesUncommittedBlocksToTheService() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");

    assertThat(store.sweepStaged(Duration.ZERO)).isZero();
    assertThat(store.commit(staged)).isEqualTo(COMMITTED);
  }

  @Test
  void missingContainerIsNamedWithWhatToDo() throws Exception {
    try (BlobStore nowhere = open("no-such-container")) {
      assertThatThrownBy(() -> nowhere.list(""))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("azblob://devstoreaccount1/no-such-container")
          .hasMessageContaining("Create the container first");
      assertThatThrownBy(() -> nowhere.find("a"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Create the container first");
      assertThatThrownBy(() -> Blobs.commit(nowhere, "a", "x"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Create the container first");
    }
  }

  @Test
  void wrongKeyIsARefusalWithWhatToDo() throws Exception {
    String wrong = connectionString().replaceFirst("AccountKey=....", "AccountKey=AAAA");
    try (BlobStore refused =
        BlobStores.open(store.uri(), Map.of(AzureSettings.VALUE, wrong))) {
      assertThatThrownBy(() -> refused.list(""))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("403")
          .hasMessageContaining("Storage Blob Data Contributor");
    }
  }
}

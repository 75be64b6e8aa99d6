package dev.cairn.testkit.azure;

import static dev.cairn.testkit.azure.GateFixture.assertRefused;
import static dev.cairn.testkit.azure.GateFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions as the SDK sees them. */
class WormGateVersionsIT {

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private BlobContainerClient container;
  private BlobClient blob;

  @BeforeEach
  void newContainer() {
    container = fixture.newContainer("versions");
    blob = container.getBlobClient("a/b c+ü%41.parquet");
  }

  @Test
  void everyWriteIsAVersionOfItsOwn() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(upload(blob, "content " + i));
    }

    assertThat(ids).doesNotHaveDuplicates().isSorted();
    assertThat(ids)
        .allMatch(id -> id.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z"));
    for (int i = 0; i < 5; i++) {
      assertThat(blob.getVersionClient(ids.get(i)).downloadContent().toString())
          .isEqualTo("content " + i);
    }
  }

  @Test
  void propertiesSayWhichVersionIsCurrent() {
    String old = upload(blob, "old");
    BlobProperties whenCurrent = blob.getProperties();
    String current = upload(blob, "current");

    assertThat(whenCurrent.getVersionId()).isEqualTo(old);
    assertThat(blob.getProperties().getVersionId()).isEqualTo(current);
    assertThat(blob.getProperties().isCurrentVersion()).isTrue();
    BlobProperties byId = blob.getVersionClient(old).getProperties();
    assertThat(byId.getVersionId()).isEqualTo(old);
    assertThat(byId.isCurrentVersion()).isNull();
    assertThat(byId.getETag()).isEqualTo(whenCurrent.getETag());
    assertThat(byId.getBlobSize()).isEqualTo(3);
    assertThat(byId.getCopyId()).isNull();
  }

  @Test
  void anOldVersionKeepsMetadataAndHashAndIsReadInRanges() {
    BlockBlobClient block = blob.getBlockBlobClient();
    byte[] content = new byte[5_000_000];
    new Random(1).nextBytes(content);
    String id = Base64.getEncoder().encodeToString(new byte[] {1});
    block.stageBlock(id, new ByteArrayInputStream(content), content.length);
    String old =
        block
            .commitBlockListWithResponse(
                new BlockBlobCommitBlockListOptions(List.of(id))
                    .setMetadata(Map.of("cairnsha256", "abc")),
                null,
                null)
            .getValue()
            .getVersionId();
    String etag = blob.getProperties().getETag();
    upload(blob, "new");

    var bytes = new ByteArrayOutputStream();
    blob.getVersionClient(old)
        .downloadStreamWithResponse(
            bytes,
            new BlobRange(4_999_990, 10L),
            null,
            new BlobRequestConditions().setIfMatch(etag),
            false,
            null,
            null);

    assertThat(bytes.toByteArray())
        .isEqualTo(Arrays.copyOfRange(content, 4_999_990, 5_000_000));
    assertThat(blob.getVersionClient(old).downloadContent().toBytes()).isEqualTo(content);
    assertThat(blob.getVersionClient(old).getProperties().getMetadata())
        .containsExactly(Map.entry("cairnsha256", "abc"));
  }

  @Test
  void deletingByNameHidesAndDeletingByIdRemoves() {
    String first = upload(blob, "first");
    String second = upload(blob, "second");

    blob.delete();
    assertThat(blob.exists()).isFalse();
    assertThat(container.listBlobs()).isEmpty();
    assertThat(blob.getVersionClient(second).downloadContent().toString()).isEqualTo("second");

    blob.getVersionClient(first).delete();
    assertRefused(
        () -> blob.getVersionClient(first).downloadContent(), 404, BlobErrorCode.BLOB_NOT_FOUND);
    assertThat(blob.getVersionClient(second).exists()).isTrue();
  }

  @Test
  void theCurrentVersionIsNotDeletedByItsId() {
    String id = upload(blob, "content");

    assertRefused(() -> blob.getVersionClient(id).delete(), 403);

    assertThat(blob.downloadContent().toString()).isEqualTo("content");
  }

  @Test
  void aNameThatWasDeletedCanBeCreatedAgain() {
    String first = upload(blob, "first");
    blob.delete();

    blob.upload(BinaryData.fromString("second"), false);

    assertThat(blob.downloadContent().toString()).isEqualTo("second");
    assertThat(blob.getVersionClient(first).downloadContent().toString()).isEqualTo("first");
  }

  @Test
  void ofManyCommitsUnderAConditionOneWins() {
    List<CompletableFuture<Integer>> commits =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> uploadOnce("content " + i)))
            .toList();

    assertThat(commits.stream().map(CompletableFuture::join).filter(s -> s == 201)).hasSize(1);
    assertThat(commits.stream().map(CompletableFuture::join).filter(s -> s == 409)).hasSize(7);
  }

  private int uploadOnce(String content) {
    try {
      blob.upload(BinaryData.fromString(content), false);
      return 201;
    } catch (BlobStorageException e) {
      return e.getStatusCode();
    }
  }
}

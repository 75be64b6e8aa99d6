package dev.cairn.archive.store;

import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import java.util.HexFormat;
import java.util.Map;

/**
 * The one request that makes an Azure blob visible: everything the blob is to carry goes into it,
 * because under a retention policy nothing can be added later.
 */
record AzureCommit(StagedBlob blob) {

  // metadata keys come back in lower case, and may hold no dash
  static final String SHA256 = "cairnsha256";
  static final String SIZE = "cairnsize";

  BlockBlobCommitBlockListOptions options() {
    return new BlockBlobCommitBlockListOptions(AzureStaging.parse(blob.staging()).blockIds())
        .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"))
        .setHeaders(
            new BlobHttpHeaders()
                .setContentType(contentType())
                .setContentMd5(HexFormat.of().parseHex(blob.md5())))
        .setMetadata(Map.of(SHA256, blob.sha256(), SIZE, Long.toString(blob.size())));
  }

  private String contentType() {
    if (blob.path().endsWith(".json")) {
      return "application/json";
    }
    return blob.path().endsWith(".parquet")
        ? "application/vnd.apache.parquet"
        : "application/octet-stream";
  }

  /**
   * Checks that a blob with these properties is the same. Believes the SHA-256 in its metadata: to
   * read it all again would make a retry dear, and the verifier hashes every blob anyway.
   */
  void checkSame(BlobProperties there) throws BlobConflictException {
    String sha256 = there.getMetadata().get(SHA256);
    if (there.getBlobSize() != blob.size() || !blob.sha256().equals(sha256)) {
      throw new BlobConflictException(
          blob.path(),
          "%d bytes, SHA-256 %s instead of %d bytes, SHA-256 %s"
              .formatted(there.getBlobSize(), sha256, blob.size(), blob.sha256()));
    }
  }
}

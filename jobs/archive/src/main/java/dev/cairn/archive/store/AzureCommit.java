package dev.cairn.archive.store;

import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The one request that makes an Azure blob visible: everything the blob is to carry goes into it,
 * because under a retention policy nothing can be added later, and so that it is protected from its
 * first moment.
 *
 * @param wanted {@link Protection#NONE} for a container without version-level immutability
 */
record AzureCommit(StagedBlob blob, Protection wanted) {

  // metadata keys come back in lower case, and may hold no dash
  static final String SHA256 = "cairnsha256";
  static final String SIZE = "cairnsize";

  BlockBlobCommitBlockListOptions options() {
    BlockBlobCommitBlockListOptions options =
        new BlockBlobCommitBlockListOptions(AzureStaging.parse(blob.staging()).blockIds())
            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"))
            .setHeaders(
                new BlobHttpHeaders()
                    .setContentType(contentType())
                    .setContentMd5(HexFormat.of().parseHex(blob.md5())))
            .setMetadata(Map.of(SHA256, blob.sha256(), SIZE, Long.toString(blob.size())));
    sent().retention().map(AzureProtection::policy).ifPresent(options::setImmutabilityPolicy);
    return wanted.legalHold() ? options.setLegalHold(true) : options;
  }

  /**
   * What this request asks for of the protection: the retention unlocked, because one that comes
   * with an upload starts so, whatever the request says.
   */
  Protection sent() {
    Optional<Retention> unlocked =
        wanted.retention().map(r -> new Retention(r.until(), Retention.Mode.UNLOCKED));
    return new Protection(unlocked, wanted.legalHold());
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
   * Whether a blob of this size and metadata is the same. Believes the SHA-256 in its metadata: to
   * read it all again would make a retry dear, and the verifier hashes every blob anyway.
   *
   * @param metadata null for none
   */
  boolean isSame(long size, Map<String, String> metadata) {
    return size == blob.size() && metadata != null && blob.sha256().equals(metadata.get(SHA256));
  }
}

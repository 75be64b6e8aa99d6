package dev.cairn.archive.store;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.BlobClientBase;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;

/**
 * The owner of an Azure account, with its own client.
 *
 * @param prefix what the store puts before its paths
 */
record AzureOwner(BlobContainerClient container, String prefix) implements StorageOwner {

  @Override
  public void overwrite(String path, String content) throws IOException {
    run(() -> blob(path).upload(BinaryData.fromString(content), true));
  }

  @Override
  public void delete(String path) throws IOException {
    run(blob(path)::delete);
  }

  @Override
  public void deleteVersion(BlobVersion blob) throws IOException {
    run(version(blob)::delete);
  }

  @Override
  public void setRetention(BlobVersion blob, Retention retention) throws IOException {
    run(() -> version(blob).setImmutabilityPolicy(AzureProtection.policy(retention)));
  }

  @Override
  public void removeRetention(BlobVersion blob) throws IOException {
    run(version(blob)::deleteImmutabilityPolicy);
  }

  private BlockBlobClient blob(String path) {
    return container.getBlobClient(prefix + path).getBlockBlobClient();
  }

  private BlobClientBase version(BlobVersion blob) {
    return blob(blob.path()).getVersionClient(blob.versionId().orElseThrow());
  }

  private static void run(Runnable call) throws IOException {
    try {
      call.run();
    } catch (BlobStorageException e) {
      throw new IOException(e);
    }
  }
}

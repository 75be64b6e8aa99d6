package dev.cairn.archive.store;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Stages one blob block by block, each with its MD5, which the service checks. A
 * block that is sent again, because the answer was lost, takes the place of the first of its id.
 * What is abandoned stays with the service, invisible, until it drops it.
 */
final class AzureBlobWriter implements BlobWriter {

  /** With at most 50,000 blocks, blobs up to 195 GiB; memory for one block per open writer. */
  static final int BLOCK_SIZE = 4 * 1024 * 1024;

  private final String path;
  private final AzureContainer container;
  private final ContentDigest digest = new ContentDigest();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_SIZE);
  private AzureStaging staging = AzureStaging.fresh();
  private boolean ended;

  AzureBlobWriter(String path, AzureContainer container) {
    this.path = BlobPaths.check(path);
    this.container = container;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    checkOpen();
    digest.update(bytes);
    while (bytes.hasRemaining()) {
      int count = Math.min(block.remaining(), bytes.remaining());
      block.put(bytes.slice().limit(count));
      bytes.position(bytes.position() + count);
      if (!block.hasRemaining()) {
        stageBlock();
      }
    }
  }

  private void stageBlock() throws IOException {
    ended = true; // unless the block arrives
    if (staging.blocks() == AzureStaging.MAX_BLOCKS) {
      throw new IOException("Blob " + path + " is bigger than Azure takes: write smaller files");
    }
    byte[] bytes = Arrays.copyOf(block.array(), block.position());
    BlockBlobStageBlockOptions options =
        new BlockBlobStageBlockOptions(
                staging.blockId(staging.blocks()), BinaryData.fromBytes(bytes))
            .setContentMd5(ContentDigest.digest("MD5").digest(bytes));
    AzureCalls.call(
        "stage " + path + " in " + container.uri(),
        () ->
            container
                .blob(path)
                .stageBlockWithResponse(options, container.limit(), Context.NONE));
    staging = staging.plusBlock();
    block.clear();
    ended = false;
  }

  @Override
  public long position() {
    return digest.size();
  }

  @Override
  public StagedBlob finish() throws IOException {
    checkOpen();
    if (block.position() > 0) {
      stageBlock();
    }
    ended = true;
    return digest.toStaged(path, staging.text());
  }

  @Override
  public void close() {
    ended = true;
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("The writer of " + path + " has ended");
    }
  }
}

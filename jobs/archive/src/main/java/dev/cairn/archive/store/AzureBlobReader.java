package dev.cairn.archive.store;

import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Reads ranges of one Azure blob, one request each. All of them are of the version that was opened:
 * another one in its place ends in an error, never in a mixture.
 */
record AzureBlobReader(String path, BlockBlobClient client, String etag, long size)
    implements BlobReader {

  @Override
  public void readFully(long position, ByteBuffer into) throws IOException {
    Ranges.check(path, position, into.remaining(), size);
    if (!into.hasRemaining()) {
      return;
    }
    BlobRange range = new BlobRange(position, (long) into.remaining());
    BlobRequestConditions same = new BlobRequestConditions().setIfMatch(etag);
    try {
      AzureCalls.call(
          "read " + path,
          () ->
              client.downloadStreamWithResponse(
                  new BufferStream(into),
                  range,
                  new DownloadRetryOptions().setMaxRetryRequests(5),
                  same,
                  false,
                  null,
                  null));
    } catch (BlobStorageException e) {
      throw new IOException("Blob " + path + " was changed or removed while it was read", e);
    }
    if (into.hasRemaining()) {
      throw new EOFException("Blob " + path + " became shorter while it was read");
    }
  }

  @Override
  public void close() {}

  /** Writes into a buffer, because the client writes to streams only. */
  private static final class BufferStream extends OutputStream {

    private final ByteBuffer into;

    BufferStream(ByteBuffer into) {
      this.into = into;
    }

    @Override
    public void write(int b) {
      into.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      into.put(bytes, offset, length);
    }
  }
}

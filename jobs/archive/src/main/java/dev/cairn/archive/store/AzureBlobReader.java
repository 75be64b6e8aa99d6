package dev.cairn.archive.store;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Reads ranges of one Azure blob, one request each. All of them are of the version that was opened:
 * another one in its place ends in an error, never in a mixture.
 *
 * @param etag of the current version; of no matter if the blob is named with its version id, whose
 *     content never changes
 */
record AzureBlobReader(BlobVersion blob, AzureContainer container, String etag, long size)
    implements BlobReader {

  @Override
  public void readFully(long position, ByteBuffer into) throws IOException {
    Ranges.check(blob.path(), position, into.remaining(), size);
    if (!into.hasRemaining()) {
      return;
    }
    BlobRange range = new BlobRange(position, (long) into.remaining());
    BlobRequestConditions same =
        blob.versionId().isPresent() ? null : new BlobRequestConditions().setIfMatch(etag);
    BufferStream stream = new BufferStream(into);
    try {
      AzureCalls.call(
          "read " + blob.path() + " of " + container.uri(),
          () ->
              container
                  .blob(blob)
                  .downloadStreamWithResponse(
                      stream,
                      range,
                      new DownloadRetryOptions().setMaxRetryRequests(5),
                      same,
                      false,
                      container.limit(),
                      Context.NONE));
    } catch (BlobStorageException e) {
      throw new IOException("Blob " + blob.path() + " was changed or removed while it was read", e);
    } finally {
      stream.end();
    }
    if (into.hasRemaining()) {
      throw new EOFException("Blob " + blob.path() + " became shorter while it was read");
    }
  }

  @Override
  public void close() {}

  /**
   * Writes into a buffer, because the client writes to streams only; after a timeout it may do so
   * still, on a thread of its own, when the buffer is in other use.
   */
  private static final class BufferStream extends OutputStream {

    private final ByteBuffer into;
    private boolean ended;

    BufferStream(ByteBuffer into) {
      this.into = into;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      if (ended) {
        throw new IOException("Nobody waits for these bytes any more");
      }
      into.put(bytes, offset, length);
    }

    synchronized void end() {
      ended = true;
    }
  }
}

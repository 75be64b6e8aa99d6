package dev.cairn.query;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Counts the bytes of all images that are open for one statement, and stops at the limit. */
final class ImageBudget {

  private final long limit;
  private long used;

  ImageBudget(long limit) {
    this.limit = limit;
  }

  /** Fails early, before anything is decrypted, for what is known to be needed. */
  void expect(long bytes) throws ImageMemoryException {
    if (bytes > limit - used) {
      throw exceeded("about " + mebibytes(used + bytes) + " MiB");
    }
  }

  /** Counts what goes through. Closing does not close the channel below. */
  WritableByteChannel count(WritableByteChannel channel) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > limit - used) {
          throw exceeded("more");
        }
        int written;
        try {
          written = channel.write(bytes);
        } catch (IOException e) {
          // of a memory file this can only be: full
          throw new ImageMemoryException(
              "The memory file system is full after "
                  + mebibytes(used)
                  + " MiB. Enlarge it (in a container: --shm-size), or "
                  + HOW_TO_NARROW);
        }
        used += written;
        return written;
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() {
        // the memory file's owner closes it
      }
    };
  }

  private static final String HOW_TO_NARROW =
      "narrow the statement: give a time range, name the columns instead of *, and leave out raw"
          + " and sql_text unless you need them.";

  private ImageMemoryException exceeded(String need) {
    return new ImageMemoryException(
        "The statement needs "
            + need
            + " of decrypted data; the limit is "
            + mebibytes(limit)
            + " MiB. Raise the limit, or "
            + HOW_TO_NARROW);
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}

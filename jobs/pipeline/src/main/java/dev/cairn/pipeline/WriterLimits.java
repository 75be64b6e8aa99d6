package dev.cairn.pipeline;

import java.io.Serializable;

/**
 * Bounds on what one archive writer (one subtask) holds in memory, whatever the number of topics,
 * the size of records and the days their times are scattered over.
 *
 * <p>Its heap is at most about {@code 1.25 × bufferedBytes + openFiles × 5 MiB}: an open file has
 * column buffers of its own (0.6 MiB measured) and, in Azure, a block of 4 MiB that is being filled.
 * Rows of a place that has only few wait as they are and need no open file, see {@link RowFile}; so
 * ten times as many topics as open files cost no more files than otherwise.
 *
 * @param openFiles files encoded at once, at least 1
 * @param fileBytes size at which a file is finished and its topic's files are due; 1 MiB to 16 GiB,
 *     so that no data key, one for each file and class, comes near AES-GCM's limits: 2^32 messages
 *     under one key (NIST SP 800-38D, 8.3), and 64 GiB in one
 * @param bufferedBytes what rows in memory may weigh; above it the largest file is finished early,
 *     however small it is then; at least 1 MiB
 */
public record WriterLimits(int openFiles, long fileBytes, long bufferedBytes)
    implements Serializable {

  private static final long MIN_BYTES = 1L << 20;
  private static final long MAX_FILE_BYTES = 16L << 30;

  /** About 400 MiB of heap at worst. */
  public static final WriterLimits DEFAULT = new WriterLimits(32, 128L << 20, 192L << 20);

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public WriterLimits {
    Setting.require(openFiles >= 1, "open-files", openFiles, "1 or more");
    Setting.require(
        fileBytes >= MIN_BYTES && fileBytes <= MAX_FILE_BYTES,
        "file-bytes",
        fileBytes,
        MIN_BYTES + " (1 MiB) to " + MAX_FILE_BYTES + " (16 GiB)");
    Setting.require(
        bufferedBytes >= MIN_BYTES,
        "buffered-bytes",
        bufferedBytes,
        MIN_BYTES + " (1 MiB) or more");
  }
}

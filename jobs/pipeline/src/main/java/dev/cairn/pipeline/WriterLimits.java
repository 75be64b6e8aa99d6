package dev.cairn.pipeline;

import java.io.Serializable;

/**
 * Bounds on what one archive writer holds in memory.
 *
 * @param openFiles files open at once; when one more is needed, the one unused the longest is closed
 *     and committed with the running checkpoint
 * @param fileBytes size at which a file is closed and the next begun
 */
public record WriterLimits(int openFiles, long fileBytes) implements Serializable {

  public static final WriterLimits DEFAULT = new WriterLimits(32, 256L << 20);

  public WriterLimits {
    if (openFiles < 1) {
      throw new IllegalArgumentException(
          "Setting open-files is '" + openFiles + "'; allowed: 1 or more");
    }
    if (fileBytes < 1 << 20) {
      throw new IllegalArgumentException(
          "Setting file-bytes is '" + fileBytes + "'; allowed: 1048576 (1 MiB) or more");
    }
  }
}

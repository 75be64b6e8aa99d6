package dev.cairn.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory SQL may take, and where.
 *
 * @param maxImageBytes most bytes of opened images at a time; more is an error that says how to
 *     narrow
 * @param maxEngineBytes most bytes that the engine takes for sorting, joining and grouping; nothing
 *     is spilled to disk, so a query that needs more fails
 * @param threads the engine's threads
 * @param memoryDirectory a memory file system's directory. Its pages may be swapped by the system:
 *     where there is swap, encrypt it
 */
public record ArchiveSqlConfig(
    long maxImageBytes, long maxEngineBytes, int threads, Path memoryDirectory) {

  static final long DEFAULT_MAX_IMAGE_BYTES = 2L << 30;
  static final long DEFAULT_MAX_ENGINE_BYTES = 1L << 30;
  static final Path DEFAULT_MEMORY_DIRECTORY = Path.of("/dev/shm");

  private static final long MIN_ENGINE_BYTES = 64L << 20;

  /** Checks the values. */
  public ArchiveSqlConfig {
    if (maxImageBytes <= 0) {
      throw new IllegalArgumentException("maxImageBytes must be positive: " + maxImageBytes);
    }
    if (maxEngineBytes < MIN_ENGINE_BYTES) {
      throw new IllegalArgumentException(
          "maxEngineBytes must be at least " + MIN_ENGINE_BYTES + ": " + maxEngineBytes);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }

  /**
   * 2 GiB of images or half of what {@code /dev/shm} has free, if that is less; 1 GiB for the
   * engine; a thread per processor.
   */
  public static ArchiveSqlConfig defaults() throws IOException {
    long images = DEFAULT_MAX_IMAGE_BYTES;
    if (Files.isDirectory(DEFAULT_MEMORY_DIRECTORY)) {
      long free = Files.getFileStore(DEFAULT_MEMORY_DIRECTORY).getUsableSpace();
      images = Math.max(1, Math.min(images, free / 2));
    }
    return new ArchiveSqlConfig(
        images,
        DEFAULT_MAX_ENGINE_BYTES,
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_MEMORY_DIRECTORY);
  }

  /** The same with another limit for images. */
  public ArchiveSqlConfig withMaxImageBytes(long bytes) {
    return new ArchiveSqlConfig(bytes, maxEngineBytes, threads, memoryDirectory);
  }
}

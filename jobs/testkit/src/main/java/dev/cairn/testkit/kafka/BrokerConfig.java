package dev.cairn.testkit.kafka;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the forked broker is to run.
 *
 * @param dataDir where its log, its own output and its settings are kept
 * @param port port on 127.0.0.1; 0 for any free one
 * @param messageMaxBytes largest record batch it takes, in bytes
 * @param heapMebibytes Java heap of the broker, in MiB
 * @param startTimeout how long the start may take
 */
record BrokerConfig(
    Path dataDir, int port, int messageMaxBytes, int heapMebibytes, Duration startTimeout) {

  static final int DEFAULT_PORT = 0;
  static final int DEFAULT_MESSAGE_MAX_BYTES = 64 * 1024 * 1024;
  static final int DEFAULT_HEAP_MEBIBYTES = 384;

  /** Twenty times what an idle machine needs: two cores may be busy with a build. */
  static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(90);

  private static final int LEAST_HEAP_MEBIBYTES = 128;
  private static final int LEAST_MESSAGE_BYTES = 1024;

  /** Larger batches leave a broker no room in the address space of one Java array. */
  private static final int MOST_MESSAGE_BYTES = 1024 * 1024 * 1024;

  BrokerConfig {
    if (dataDir == null) {
      throw new IllegalArgumentException("dataDir is missing: name the broker's folder.");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ": 0 to 65535 are allowed.");
    }
    if (messageMaxBytes < LEAST_MESSAGE_BYTES || messageMaxBytes > MOST_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "messageMaxBytes is " + messageMaxBytes + ": 1 KiB to 1 GiB are allowed.");
    }
    if (heapMebibytes < LEAST_HEAP_MEBIBYTES) {
      throw new IllegalArgumentException(
          "heapMebibytes is " + heapMebibytes + ": at least " + LEAST_HEAP_MEBIBYTES + ".");
    }
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout is " + startTimeout + ": must be positive.");
    }
    dataDir = dataDir.toAbsolutePath().normalize();
  }
}

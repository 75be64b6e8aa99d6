package dev.cairn.testkit.kafka;

import dev.cairn.testkit.ChildProcess;
import dev.cairn.testkit.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real Kafka broker of one node (KRaft) in a process of its own, forked from this one's class
 * path.
 *
 * <p>Guarantees: it listens on the loopback address only; it ends when it is closed and when this
 * process ends in any way, {@code kill -9} included; records that it acknowledged are there again
 * after the next start on the same folder, on whatever port. Transactions work. Topics are not made
 * on first use, and nothing is deleted by age or size.
 *
 * <p>Does not protect: there is no encryption and no log-in, so every user of this machine can read
 * the topics while it runs. Acknowledged records may be lost when the machine itself stops, because
 * Kafka leaves writing to disk to the system. The folder is closed to other users (mode 0700), but
 * records lie in it as they came.
 *
 * <p>Needs the class path in the system property {@code java.class.path}; it does not work where
 * classes come from elsewhere. Instances are thread-safe.
 */
public final class KafkaBroker implements TestKafka {

  private final BrokerFolder folder;
  private final ChildProcess process;
  private final int port;

  private KafkaBroker(BrokerFolder folder, ChildProcess process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /** Starts with the defaults; only {@link Builder#dataDir} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String bootstrapServers() {
    return BrokerProperties.HOST + ":" + port;
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The broker's process id. */
  public long pid() {
    return process.pid();
  }

  /** Where the broker's own output is: warnings and errors, without record data. */
  public Path output() {
    return folder.output();
  }

  /** Ends the broker and waits for it. May be called again. */
  @Override
  public void close() {
    process.close();
  }

  /** Settings of a broker to start. Not thread-safe. */
  public static final class Builder {

    private Path dataDir;
    private int port = BrokerConfig.DEFAULT_PORT;
    private int messageMaxBytes = BrokerConfig.DEFAULT_MESSAGE_MAX_BYTES;
    private int heapMebibytes = BrokerConfig.DEFAULT_HEAP_MEBIBYTES;
    private Duration startTimeout = BrokerConfig.DEFAULT_START_TIMEOUT;

    private Builder() {}

    /** The broker's folder: new, empty, or that of an earlier broker, which is then continued. */
    public Builder dataDir(Path dataDir) {
      this.dataDir = dataDir;
      return this;
    }

    /** Port on 127.0.0.1; 0, the default, takes any free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Largest record batch it takes, in bytes; 64 MiB if not set. */
    public Builder messageMaxBytes(int bytes) {
      this.messageMaxBytes = bytes;
      return this;
    }

    /** Its Java heap in MiB; 384 if not set. */
    public Builder heapMebibytes(int mebibytes) {
      this.heapMebibytes = mebibytes;
      return this;
    }

    /** How long the start may take; 90 s if not set. */
    public Builder startTimeout(Duration limit) {
      this.startTimeout = limit;
      return this;
    }

    /**
     * Starts the broker and returns when it takes records.
     *
     * @throws IllegalArgumentException if a setting is out of its range
     * @throws ServerStartException if it does not start; the message says why and what to do
     * @throws IOException if the folder's files cannot be written
     */
    public KafkaBroker start() throws IOException {
      var config =
          new BrokerConfig(dataDir, port, messageMaxBytes, heapMebibytes, startTimeout);
      BrokerFolder folder = BrokerFolder.prepare(config.dataDir());
      BrokerStart.Running running = new BrokerStart(config, folder).run();
      return new KafkaBroker(folder, running.process(), running.port());
    }
  }
}

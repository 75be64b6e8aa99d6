package dev.cairn.pipeline.detections;

import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.schemas.RuleSetVersion;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force: the latest set of the topic that has no fault. A set with faults is refused as
 * a whole, told in the log, and the one before stays in force. A thread of its own reads the topic;
 * {@link #current} may be asked by any.
 */
final class RuleWatch implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleWatch.class);
  private static final long REST_MILLIS = 1_000;

  private final RuleTopic topic;
  private final boolean tells;
  private final Thread reader;
  private volatile RuleSet current;
  private volatile long refused;
  /** The first of those that were refused last; null if none was. */
  private String fault;
  private volatile boolean closed;

  /**
   * Reads what is there; goes on in the background.
   *
   * @param tells whether to tell in the log of new sets: of all tasks one is enough
   * @throws IOException if the topic can't be read
   * @throws IllegalStateException if it holds no set without faults
   */
  RuleWatch(DetectionsJobConfig config, boolean tells) throws IOException {
    this.tells = tells;
    this.topic =
        new RuleTopic(config.bootstrapServers(), config.kafkaProperties(), config.rulesTopic());
    RuleSetVersion[] latest = new RuleSetVersion[1];
    try {
      topic.readAll(version -> latest[0] = version);
      if (latest[0] != null) {
        use(latest[0]);
      }
      if (current == null) {
        // the latest is faulty: the one before it that is not
        topic.readAll(this::use);
      }
    } catch (IOException | RuntimeException e) {
      topic.close();
      throw e;
    }
    if (current == null) {
      topic.close();
      throw new IllegalStateException(
          "The topic %s holds no rules without faults%s. Publish some: cairn rules publish DIR"
              .formatted(config.rulesTopic(), fault == null ? "" : "; " + fault));
    }
    reader = new Thread(this::follow, "cairn-rules");
    reader.setDaemon(true);
    reader.start();
  }

  private void follow() {
    while (!closed) {
      try {
        topic.poll(this::use);
      } catch (InterruptException e) {
        break;
      } catch (KafkaException e) {
        LOGGER.warn("The topic of rules can't be read, those in force stay", e);
        rest();
      }
    }
    topic.close();
  }

  private void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void use(RuleSetVersion version) {
    if (current != null && current.version().equals(version.getVersion())) {
      return;
    }
    try {
      current = compile(version);
      if (tells) {
        LOGGER.info(
            "Rules {} are in force: {} of them", current.version(), current.rules().size());
      }
    } catch (RuleFaultsException e) {
      refused++;
      fault = e.faults().get(0).toString();
      if (tells) {
        LOGGER.warn(
            "Rules {} refused, those before stay in force; {} faults, the first: {}",
            version.getVersion(),
            e.faults().size(),
            e.faults().get(0));
      }
    }
  }

  /** Reads the rules of a version. */
  private static RuleSet compile(RuleSetVersion version) throws RuleFaultsException {
    return RuleReader.read(RuleFiles.of(version));
  }

  /** The set in force. */
  RuleSet current() {
    return current;
  }

  /** How many sets were refused. */
  long refused() {
    return refused;
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
  }
}

package dev.cairn.testkit.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The settings file of the forked broker, in Kafka's own names. */
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final String HOST = "127.0.0.1";

  /** Kafka's default is 100 MiB, and a request must hold a whole batch and its envelope. */
  private static final int REQUEST_ENVELOPE_BYTES = 1024 * 1024;

  private BrokerProperties() {}

  /**
   * @param logDir folder of the partitions
   * @param port port for clients
   * @param controllerPort port on which the broker talks to the controller, both in one process
   */
  static Properties of(Path logDir, int port, int controllerPort, int messageMaxBytes) {
    var p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", String.valueOf(NODE_ID));
    p.setProperty("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    p.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    p.setProperty("inter.broker.listener.name", "PLAINTEXT");
    p.setProperty(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    p.setProperty(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,%3$s://%1$s:%4$d"
            .formatted(HOST, port, CONTROLLER_LISTENER, controllerPort));
    p.setProperty("log.dirs", logDir.toString());

    p.setProperty("default.replication.factor", "1");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");

    // A misspelt topic is to fail, as on a broker that is run with care.
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("log.retention.ms", "-1");
    p.setProperty("message.max.bytes", String.valueOf(messageMaxBytes));
    p.setProperty("replica.fetch.max.bytes", String.valueOf(messageMaxBytes));
    p.setProperty(
        "socket.request.max.bytes",
        String.valueOf(Math.max(100 * 1024 * 1024, messageMaxBytes + REQUEST_ENVELOPE_BYTES)));

    // One user and a small heap: the defaults make 50 partitions each for offsets and transactions,
    // and the cleaner alone would take 128 MiB.
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.num.partitions", "1");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
    // How long a restart waits for the registration of a broker that was killed; by default 9 s.
    p.setProperty("broker.session.timeout.ms", "5000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    return p;
  }
}

package dev.cairn.testkit.kafka;

import dev.cairn.testkit.ChildProcess;
import dev.cairn.testkit.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** One start of the forked broker: finds ports, forks, waits, and says what went wrong. */
final class BrokerStart {

  private static final String LOG_SETTINGS = "dev/cairn/testkit/kafka/broker-log4j2.xml";
  /** What Kafka says of a port that is taken: by itself, or where the listeners are awaited. */
  private static final List<String> PORT_TAKEN =
      List.of(
          "Address already in use",
          "while waiting for all of the SocketServer Acceptors to be started");
  private static final int ATTEMPTS = 3;
  private static final int LOG_LINES_SHOWN = 10;

  private final BrokerConfig config;
  private final BrokerFolder folder;

  BrokerStart(BrokerConfig config, BrokerFolder folder) {
    this.config = config;
    this.folder = folder;
  }

  /** A broker that answers on {@code port}. */
  record Running(ChildProcess process, int port) {}

  Running run() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int[] free = Ports.twoFree();
      int port = config.port() == 0 ? free[0] : config.port();
      if (!Ports.isFree(port)) {
        throw portInUse(port);
      }
      folder.writeSettings(
          BrokerProperties.of(folder.log(), port, free[1], config.messageMaxBytes()));
      ChildProcess process = ChildProcess.start(command(), folder.output());
      String answer = await(process);
      if (answer.equals(BrokerMain.READY)) {
        return new Running(process, port);
      }
      process.close();
      // Somebody took one of the free ports in the meantime.
      if (PORT_TAKEN.stream().noneMatch(answer::contains) || attempt == ATTEMPTS) {
        throw failed(answer.substring(BrokerMain.FAILED.length()));
      }
    }
  }

  private String await(ChildProcess process) throws ServerStartException {
    try {
      Optional<String> line = process.awaitFirstLine(config.startTimeout());
      return line.orElseThrow(
          () -> failed("its process ended without a word" + lastLines(process)));
    } catch (TimeoutException e) {
      String last = lastLines(process);
      process.close();
      throw new ServerStartException(
          "The Kafka broker in " + folder.root() + " did not start within "
              + config.startTimeout().toMillis()
              + " ms. Give it more time (startTimeout), or a less busy machine" + last,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.close();
      throw new ServerStartException("Interrupted while the Kafka broker started.", e);
    } catch (ServerStartException e) {
      process.close();
      throw e;
    }
  }

  private List<String> command() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-Xmx" + config.heapMebibytes() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Dlog4j2.configurationFile=classpath:" + LOG_SETTINGS,
        "-cp",
        System.getProperty("java.class.path"),
        BrokerMain.class.getName(),
        folder.settings().toString(),
        folder.lock().toString());
  }

  /** The broker logs warnings of its own doing, never what a record holds. */
  private static String lastLines(ChildProcess process) {
    return process.lastLogLines(LOG_LINES_SHOWN).stream()
        .collect(Collectors.joining("\n  ", "; its last words:\n  ", ""));
  }

  private ServerStartException failed(String reason) {
    return new ServerStartException(
        "The Kafka broker in " + folder.root() + " did not start: " + reason + ". See "
            + folder.output() + ".",
        null);
  }

  private static ServerStartException portInUse(int port) {
    return new ServerStartException(
        "The Kafka broker cannot listen on " + BrokerProperties.HOST + ":" + port
            + ": the port is in use. End what listens there, or choose another port (0 takes any"
            + " free one).",
        null);
  }
}

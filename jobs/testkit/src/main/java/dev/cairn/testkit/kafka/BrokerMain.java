package dev.cairn.testkit.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The forked process: one Kafka node that is broker and controller. Formats its storage when that
 * is new, prints {@value #READY} or {@value #FAILED} and a reason as its only line of output, and
 * ends when its standard input does.
 */
final class BrokerMain {

  static final String READY = "READY";
  static final String FAILED = "FAILED ";

  /** The broker of a killed parent needs a moment to let go of the folder. */
  private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

  private BrokerMain() {}

  /** Arguments: the settings file and the lock file. */
  public static void main(String[] args) {
    PrintStream parent = System.out;
    System.setOut(System.err);
    Lifeline lifeline = Lifeline.watch(System.in);
    try {
      run(Path.of(args[0]), Path.of(args[1]), parent, lifeline);
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace(System.err);
      parent.println(FAILED + reason(e).replaceAll("\\s+", " "));
      parent.flush();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(Path settings, Path lockFile, PrintStream parent, Lifeline lifeline)
      throws Exception {
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      var config = new KafkaConfig(load(settings));
      formatIfNew(config);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      parent.println(READY);
      parent.flush();
      lifeline.awaitEnd();
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private static Properties load(Path settings) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings)) {
      properties.load(reader);
    }
    return properties;
  }

  private static FileLock lock(FileChannel channel) throws Exception {
    long end = System.nanoTime() + LOCK_WAIT.toNanos();
    while (System.nanoTime() - end < 0) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      Thread.sleep(100);
    }
    throw new IOException("another broker runs on this folder; end it, or choose another folder");
  }

  /** Gives new storage its cluster id; an earlier broker's keeps the one that it has. */
  private static void formatIfNew(KafkaConfig config) throws Exception {
    String logDir = config.logDirs().get(0);
    if (Files.exists(Path.of(logDir, "meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(System.err)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerProperties.NODE_ID)
        .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(logDir)
        .setDirectories(List.of(logDir))
        .setHasDynamicQuorum(false)
        .run();
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }
}

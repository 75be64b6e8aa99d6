package dev.cairn.delivery;

import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one receiver's delivery. */
final class ReceiverThread {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiverThread.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final String receiver;
  private final ReceiverRun run;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Counters counters;
  private final Thread thread;
  private volatile Throwable failure;

  private ReceiverThread(
      String receiver,
      ReceiverRun run,
      KafkaConsumer<byte[], byte[]> consumer,
      Counters counters) {
    this.receiver = receiver;
    this.run = run;
    this.consumer = consumer;
    this.counters = counters;
    this.thread = new Thread(this::work, "webhook-" + receiver);
  }

  static ReceiverThread start(
      String receiver,
      ReceiverRun run,
      KafkaConsumer<byte[], byte[]> consumer,
      Counters counters) {
    ReceiverThread started = new ReceiverThread(receiver, run, consumer, counters);
    started.thread.start();
    return started;
  }

  private void work() {
    try {
      run.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error e) {
      failure = e;
      // by its kind: a message may quote what was read
      LOG.atError()
          .addKeyValue("receiver", receiver)
          .addKeyValue("failure", e.getClass().getName())
          .log("A receiver's delivery ended by itself");
    } finally {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  ReceiverStatus status() {
    return counters.status(receiver, System.currentTimeMillis());
  }

  void checkRunning() throws IOException {
    Throwable error = failure;
    if (error != null) {
      throw new IOException(
          "The delivery to "
              + receiver
              + " ended by itself ("
              + error.getClass().getSimpleName()
              + "): check Kafka and this user's rights there, then start it again; it goes on where it"
              + " was");
    }
  }

  void stop() {
    run.stop();
  }

  void join() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.cairn.delivery;

import dev.cairn.delivery.config.Receiver;
import dev.cairn.delivery.payload.FindingEvents;
import dev.cairn.delivery.queue.Chooser;
import dev.cairn.delivery.queue.Dispatch;
import dev.cairn.delivery.queue.Lanes;
import dev.cairn.delivery.queue.Progress;
import dev.cairn.delivery.queue.Work;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One receiver's delivery: reads the findings with a consumer of its own, so no other receiver waits
 * for it. All state belongs to the thread that runs it; requests are under way beside it.
 */
final class ReceiverRun {

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration BUSY = Duration.ofMillis(10);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(250);
  private static final Duration DEAD_LETTER_RETRY = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** Findings that wait in memory, some kilobytes each; more are left in Kafka. */
  private static final int MOST_PENDING = 5_000;

  /** Findings of which it is known what was sent, some 200 bytes each. */
  private static final int REMEMBERED = 200_000;

  private final Receiver receiver;
  private final HttpSender sender;
  private final DeadLetters deadLetters;
  private final Consumer<byte[], byte[]> consumer;
  private final FindingRecords records;
  private final Chooser chooser;
  private final Lanes<Notice> lanes;
  private final Progress progress = new Progress();
  private final Partitions partitions;
  private final Counters counters;
  private final DeliveryLog log;
  /** What is to be told to the lanes, of requests that ended. */
  private final LinkedBlockingQueue<Runnable> landed = new LinkedBlockingQueue<>();
  private final DeliveryConfig config;
  private long nextCommit;
  private volatile boolean stopping;

  ReceiverRun(
      Receiver receiver,
      DeliveryConfig config,
      FindingEvents events,
      Consumer<byte[], byte[]> consumer,
      HttpSender sender,
      DeadLetters deadLetters,
      Counters counters) {
    this.receiver = receiver;
    this.config = config;
    this.consumer = consumer;
    this.sender = sender;
    this.deadLetters = deadLetters;
    this.counters = counters;
    this.records = new FindingRecords(events);
    this.chooser = new Chooser(receiver.choice(), REMEMBERED);
    this.lanes = new Lanes<>(receiver.retry(), receiver.inFlight(), new Random());
    this.partitions = new Partitions(consumer, config, progress, lanes);
    this.log = new DeliveryLog(receiver);
  }

  /** Ends {@link #run} soon. */
  void stop() {
    stopping = true;
  }

  /** Delivers until it is stopped; what is in flight then has some seconds. */
  void run() throws InterruptedException {
    consumer.subscribe(List.of(config.findingsTopic()), partitions);
    while (!stopping) {
      consumer.poll(patience()).forEach(this::take);
      land();
      dispatch();
      keepHouse();
    }
    bidFarewell();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Work<Notice> work = records.read(record);
    boolean readable = work.content().isReadable();
    boolean chosen = !readable || chooser.chooses(work.content().finding());
    if (partitions.isPast(record)) {
      return;
    }
    progress.begin(work.position());
    if (chosen) {
      lanes.offer(work, now()).ifPresent(this::overtaken);
    } else {
      counters.notChosen.incrementAndGet();
      progress.end(work.position());
    }
  }

  private void overtaken(Work<Notice> work) {
    counters.coalesced.incrementAndGet();
    progress.end(work.position());
  }

  private void dispatch() {
    for (Dispatch<Notice> dispatch : lanes.due(now())) {
      Notice notice = dispatch.work().content();
      String givenUp = dispatch.givenUp() == null ? notice.fault() : dispatch.givenUp();
      if (givenUp == null) {
        send(dispatch);
      } else {
        bury(new Dispatch<>(dispatch.work(), dispatch.tries(), givenUp));
      }
    }
  }

  private void send(Dispatch<Notice> dispatch) {
    Work<Notice> work = dispatch.work();
    Notice notice = work.content();
    if (dispatch.tries() > 0) {
      counters.retried.incrementAndGet();
    }
    byte[] body =
        receiver.template().body(notice.finding(), notice.event(), receiver.token());
    sender
        .send(FindingEvents.id(notice.finding()), body)
        .thenAccept(outcome -> landed.add(() -> ended(work, outcome)));
  }

  private void ended(Work<Notice> work, Outcome outcome) {
    log.told(outcome);
    if (outcome instanceof Outcome.Delivered) {
      counters.delivered.incrementAndGet();
      finish(work);
    } else if (outcome instanceof Outcome.Refused refused) {
      lanes.refused(work, refused.reason(), now());
    } else if (outcome instanceof Outcome.Failed failed) {
      long rest = failed.pause().isZero() ? Long.MIN_VALUE : now() + failed.pause().toMillis();
      lanes.failed(work, failed.reason(), rest, now(), this::overtaken);
    }
  }

  private void bury(Dispatch<Notice> dispatch) {
    deadLetters
        .write(receiver.name(), dispatch)
        .thenAccept(written -> landed.add(() -> buried(dispatch, written)));
  }

  private void buried(Dispatch<Notice> dispatch, boolean written) {
    log.buried(dispatch, written);
    if (written) {
      counters.deadLettered.incrementAndGet();
      finish(dispatch.work());
    } else {
      lanes.deadLetterFailed(dispatch.work(), now() + DEAD_LETTER_RETRY.toMillis());
    }
  }

  private void finish(Work<Notice> work) {
    progress.end(work.position());
    lanes.ended(work, now());
  }

  private void land() {
    for (Runnable told = landed.poll(); told != null; told = landed.poll()) {
      told.run();
    }
  }

  private void keepHouse() {
    counters.pending = progress.pending();
    if (progress.pending() > MOST_PENDING) {
      consumer.pause(consumer.assignment());
    } else if (progress.pending() < MOST_PENDING / 2 && !consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
    if (now() >= nextCommit) {
      nextCommit = now() + COMMIT_INTERVAL.toMillis();
      partitions.commit();
      counters.oldest = lanes.oldest().orElse(Long.MAX_VALUE);
    }
  }

  private Duration patience() {
    if (!landed.isEmpty()) {
      return Duration.ZERO;
    }
    if (lanes.inFlight() > 0) {
      return BUSY;
    }
    long wait = lanes.nextDue().orElse(Long.MAX_VALUE) - now();
    return Duration.ofMillis(Math.max(0, Math.min(IDLE.toMillis(), wait)));
  }

  private void bidFarewell() throws InterruptedException {
    long until = now() + FAREWELL.toMillis();
    while (lanes.inFlight() > 0 && now() < until) {
      Runnable told = landed.poll(until - now(), TimeUnit.MILLISECONDS);
      if (told != null) {
        told.run();
      }
    }
    partitions.commitNow();
    counters.pending = progress.pending();
    counters.oldest = lanes.oldest().orElse(Long.MAX_VALUE);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}

package dev.cairn.cli.backtest;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.detect.signal.Signal;
import dev.cairn.formats.RecordParser;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The events of log files, in order of time over all files. A file is open only while its time is:
 * files that follow each other may be many. Reads each file twice, first to know when it begins.
 *
 * <p>Events that stand in their file later than those of {@link #SLACK} after them, and more than
 * {@value LogFileEvents#AHEAD} events later, come late.
 */
public final class LogSignals implements Signals {

  private static final Duration SLACK = Duration.ofMinutes(30);

  private final Naming naming;
  private final Tally tally;
  private final Deque<LogFile> waiting;
  private final PriorityQueue<LogFileEvents> open =
      new PriorityQueue<>(
          Comparator.comparing(LogFileEvents::head, EventOrder.BY_TIME));

  private LogSignals(Naming naming, Tally tally, Deque<LogFile> waiting) {
    this.naming = naming;
    this.tally = tally;
    this.waiting = waiting;
  }

  /**
   * Looks into each file.
   *
   * @param tally told what is read
   */
  public static LogSignals of(List<LogInput> inputs, Naming naming, Tally tally)
      throws IOException {
    List<LogFile> files = new ArrayList<>();
    for (LogInput input : inputs) {
      RecordParser parser = RecordParser.of(input.source(), input.config());
      long offset = 0;
      for (RecordFile file : input.files()) {
        LogFile one = LogFile.of(file, parser, input.topic(), offset);
        files.add(one);
        offset += one.records();
      }
    }
    files.sort(
        Comparator.comparing(LogFile::first)
            .thenComparing(LogFile::topic)
            .thenComparingLong(LogFile::offset));
    return new LogSignals(naming, tally, new ArrayDeque<>(files));
  }

  @Override
  public Signal next() throws IOException {
    openDue();
    LogFileEvents file = open.poll();
    if (file == null) {
      return null;
    }
    AuditEvent event;
    try {
      event = file.take();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    putBack(file);
    Signal signal = naming.of(event);
    tally.read(signal);
    return signal;
  }

  private void openDue() throws IOException {
    while (!waiting.isEmpty() && (open.isEmpty() || isDue(waiting.peek().first()))) {
      putBack(LogFileEvents.open(waiting.poll(), tally));
    }
  }

  private boolean isDue(Instant first) {
    return !first.isAfter(open.peek().head().getTime().plus(SLACK));
  }

  private void putBack(LogFileEvents file) throws IOException {
    if (file.head() == null) {
      file.close();
    } else {
      open.add(file);
    }
  }

  @Override
  public void close() throws IOException {
    for (LogFileEvents file : open) {
      file.close();
    }
  }
}

package dev.cairn.cli.backtest;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.detect.signal.Signal;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The sessions of an archive, each as its last version says, in order of their ends. In memory are
 * those of a day, and those that began before and have not ended.
 */
public final class ArchiveSessions implements Signals {

  private static final Duration DAY = Duration.ofDays(1);

  private final Rows<Session> rows =
      new Rows<>(Session.getClassSchema(), Set.of(), Session::new);
  private final PriorityQueue<Session> open =
      new PriorityQueue<>(
          Comparator.comparing(Session::getEndTime).thenComparing(Session::getSessionId));
  private final Naming naming;
  private final Tally tally;
  private final Stretch stretch;
  private Instant read = Instant.MIN;

  /**
   * Reads nothing yet.
   *
   * @param sql used by nobody else as long as this reads; its owner closes it
   * @param range in which they begin
   * @param tally told what is read
   */
  public ArchiveSessions(ArchiveSql sql, TimeRange range, Naming naming, Tally tally) {
    this.naming = naming;
    this.tally = tally;
    this.stretch =
        new Stretch(
            sql,
            ArchiveTable.SESSIONS,
            range,
            DAY,
            "SELECT " + rows.columns() + " FROM sessions");
  }

  @Override
  public Signal next() throws IOException, SqlRefusedException {
    // what begins later ends later than that
    while (read != null && (open.isEmpty() || !open.peek().getEndTime().isBefore(read))) {
      read();
    }
    Session session = open.poll();
    if (session == null) {
      return null;
    }
    Signal signal = naming.of(session);
    tally.read(signal);
    return signal;
  }

  private void read() throws IOException, SqlRefusedException {
    SqlResult answer = stretch.next();
    if (answer == null) {
      read = null;
      return;
    }
    while (answer.next()) {
      open.add(rows.of(answer));
    }
    read = stretch.end();
  }

  @Override
  public void close() {
    // the answer is its ArchiveSql's to close
  }
}

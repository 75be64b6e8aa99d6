package dev.cairn.cli.backtest;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.detect.signal.Signal;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The events of an archive, an hour's in memory at a time. Statements' text is there if the PHI key
 * is.
 */
public final class ArchiveEvents implements Signals {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<String> UNREAD = Set.of("raw", "unmapped", "sql_tokens");

  private final Rows<AuditEvent> rows =
      new Rows<>(AuditEvent.getClassSchema(), UNREAD, AuditEvent::new);
  private final Naming naming;
  private final Tally tally;
  private final Stretch stretch;
  private SqlResult answer;

  /**
   * Reads nothing yet.
   *
   * @param sql used by nobody else as long as this reads; its owner closes it
   * @param sources of which, at least one
   * @param range of which time
   * @param tally told what is read
   */
  public ArchiveEvents(
      ArchiveSql sql, Set<String> sources, TimeRange range, Naming naming, Tally tally) {
    this.naming = naming;
    this.tally = tally;
    String names =
        new TreeSet<>(sources)
            .stream()
                .map(source -> "'" + source.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
    String statement =
        "SELECT %s FROM events WHERE source IN (%s) %s"
            .formatted(rows.columns(), names, EventOrder.SQL);
    this.stretch = new Stretch(sql, ArchiveTable.EVENTS, range, HOUR, statement);
  }

  @Override
  public Signal next() throws IOException, SqlRefusedException {
    while (answer == null || !answer.next()) {
      answer = stretch.next();
      if (answer == null) {
        return null;
      }
      if (answer.maskedColumns().stream().anyMatch(one -> one.column().equals("sql_text"))) {
        tally.textHidden();
      }
    }
    Signal signal = naming.of(rows.of(answer));
    tally.read(signal);
    return signal;
  }

  @Override
  public void close() {
    // the answer is its ArchiveSql's to close
  }
}

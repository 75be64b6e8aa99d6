package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Explained;
import dev.cairn.correlate.match.Explanation;
import dev.cairn.formats.record.Hashes;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceOutcome;
import dev.cairn.schemas.SliceStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The answers about a statement as rows, one for each candidate. */
final class AttributionRows {

  private AttributionRows() {}

  /**
   * Rows of a proxy's statement: chosen records have rank 1; if none was chosen, the likeliest; if
   * there is none at all, one row says so.
   *
   * @param session id of its session; null if it has none
   */
  static void of(
      SliceOutcome outcome, String server, String session, Consumer<Attribution> out) {
    int rank = 1;
    boolean first = true;
    for (SliceCandidate candidate : outcome.getCandidates()) {
      rank += first || candidate.getChosen() ? 0 : 1;
      first = false;
      Attribution row = row(outcome, server, session, candidate.getEventId());
      row.setConnectionId(candidate.getConnection());
      row.setConfidence(candidate.getConfidence());
      row.setEvidence(candidate.getEvidence());
      row.setRank(rank);
      out.accept(row);
    }
    if (first) {
      Attribution row = row(outcome, server, session, null);
      row.setEvidence(
          outcome.getLate()
              ? "came when its stretch of time had been decided"
              : outcome.getSilent()
                  ? "no log of the server speaks of this time"
                  : "no record of the server could be it");
      row.setExplanation(Explanation.UNKNOWN.code());
      row.setRank(1);
      out.accept(row);
    }
  }

  /** The row of a server's record that no statement is tied to. */
  static Attribution of(Explained record) {
    DatabaseStatement database = record.database();
    return unsent(
        database.eventId(),
        database.timeMicros(),
        database.server(),
        database.connection(),
        record.explanation().code(),
        record.evidence());
  }

  /** The row of a server's record that came when its slice had been decided. */
  static Attribution late(SliceStatement record) {
    return unsent(
        record.getEventId(),
        record.getStart(),
        record.getServer(),
        record.getConnection(),
        Explanation.UNKNOWN.code(),
        "came when its stretch of time had been decided");
  }

  private static Attribution unsent(
      String eventId,
      long micros,
      String server,
      long connection,
      String explanation,
      String evidence) {
    Attribution row = new Attribution();
    row.setAttributionId(id(null, eventId));
    row.setTime(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    row.setServer(server);
    row.setDatabaseEventId(eventId);
    row.setConnectionId(connection);
    row.setRank(1);
    row.setExplanation(explanation);
    row.setEvidence(evidence);
    return row;
  }

  private static Attribution row(
      SliceOutcome outcome, String server, String session, String databaseEventId) {
    Attribution row = new Attribution();
    row.setAttributionId(id(outcome.getEventId(), databaseEventId));
    row.setTime(Instant.EPOCH.plus(outcome.getStart(), ChronoUnit.MICROS));
    row.setServer(server);
    row.setProxyEventId(outcome.getEventId());
    row.setDatabaseEventId(databaseEventId);
    row.setAbstained(outcome.getAbstained());
    row.setSessionId(session);
    return row;
  }

  /** The first half of the SHA-256 of both ids, each followed by a line feed; none is empty. */
  static String id(String proxyEventId, String databaseEventId) {
    String name = orEmpty(proxyEventId) + '\n' + orEmpty(databaseEventId) + '\n';
    byte[] bytes = Hashes.utf8(name);
    return Hashes.sha256Short(bytes, 0, bytes.length);
  }

  private static String orEmpty(String id) {
    return id == null ? "" : id;
  }
}

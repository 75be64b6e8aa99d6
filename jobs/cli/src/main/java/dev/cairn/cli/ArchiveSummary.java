package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.access.OpenArchive;
import dev.cairn.archive.verify.Verdict;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run brought in and what is in the archive now: counted by SQL, not by the run.
 *
 * @param archive the archive
 * @param keys its keys
 * @param outcome what the run fed
 * @param events events in the archive, by source
 * @param deadLetters dead letters in the archive, by source
 * @param sessions sessions in the archive, each once
 * @param attributions attributions in the archive, each once
 * @param tied of them, those that tie a proxy's statement to a server's record
 * @param report the verification
 * @param worm whether the store itself refuses to change what is archived
 */
record ArchiveSummary(
    URI archive,
    URI keys,
    PipelineRun.Outcome outcome,
    Map<String, Long> events,
    Map<String, Long> deadLetters,
    long sessions,
    long attributions,
    long tied,
    VerificationReport report,
    boolean worm) {

  private static final String TIED =
      "attributions where rank = 1 and not abstained and proxy_event_id is not null"
          + " and database_event_id is not null";

  static ArchiveSummary of(
      URI archive,
      URI keys,
      Optional<String> anchor,
      PipelineRun.Outcome outcome,
      Terminal terminal)
      throws IOException, SqlRefusedException {
    VerificationReport report = Verification.of(archive, anchor, terminal).withKeys(keys).run().report();
    terminal.progress("counting …");
    try (OpenArchive open = OpenArchive.open(archive, keys);
        ArchiveSql sql = open.sql(ArchiveSqlConfig.defaults())) {
      return new ArchiveSummary(
          archive,
          keys,
          outcome,
          bySource(sql, "events"),
          bySource(sql, "dead_letters"),
          count(sql, "sessions"),
          count(sql, "attributions"),
          count(sql, TIED),
          report,
          open.store().worm());
    }
  }

  boolean isGood() {
    return report.bad().isEmpty();
  }

  private static Map<String, Long> bySource(ArchiveSql sql, String table)
      throws IOException, SqlRefusedException {
    Map<String, Long> counts = new TreeMap<>();
    try (SqlResult rows = sql.query("select source, count(*) from " + table + " group by 1")) {
      while (rows.next()) {
        counts.put((String) rows.value(0), (Long) rows.value(1));
      }
    }
    return counts;
  }

  private static long count(ArchiveSql sql, String table)
      throws IOException, SqlRefusedException {
    try (SqlResult rows = sql.query("select count(*) from " + table)) {
      rows.next();
      return (Long) rows.value(0);
    }
  }

  /** Stable: keys are added, never renamed. Sizes in bytes. */
  String toJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("archive", archive.toString());
    root.put("keys", keys.toString());
    root.put("records", outcome.records());
    root.put("already_archived", outcome.alreadyArchived());
    ObjectNode topics = root.putObject("topics");
    outcome
        .fed()
        .forEach(
            (topic, fed) ->
                topics
                    .putObject(topic.topic())
                    .put("partitions", topic.partitions())
                    .put("records", fed.records())
                    .put("bytes", fed.bytes()));
    ObjectNode bySource = root.putObject("events");
    events.forEach(bySource::put);
    root.put("dead_letters", total(deadLetters));
    root.put("sessions", sessions);
    root.put("attributions", attributions);
    root.put("attributions_tied", tied);
    root.put("files", report.files());
    root.put("manifests", report.manifests());
    root.put("bytes_raw", outcome.bytes());
    root.put("bytes_archived", report.bytes());
    root.put("worm", worm);
    ObjectNode verdicts = root.putObject("verdicts");
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict.id(), report.good(verdict) ? "good" : "bad");
    }
    return root.toPrettyString();
  }

  void print(Terminal terminal) {
    PrintStream out = terminal.out();
    out.println(terminal.bold("What came in"));
    outcome
        .fed()
        .forEach(
            (topic, fed) ->
                out.printf(
                    "  %-40s %,12d records %,14d bytes%n",
                    topic.topic(), fed.records(), fed.bytes()));
    if (outcome.alreadyArchived() > 0) {
      out.printf("  %,d of these records were in the archive before.%n", outcome.alreadyArchived());
    }
    out.println();
    out.println(terminal.bold("What is in the archive"));
    events.forEach((source, count) -> out.printf("  %-40s %,12d events%n", source, count));
    out.printf("  %-40s %,12d%n", "dead letters", total(deadLetters));
    if (sessions > 0 || attributions > 0) {
      out.printf("  %-40s %,12d%n", "sessions", sessions);
      out.printf(
          "  %-40s %,12d, of them %,d tie a statement to its record%n",
          "attributions", attributions, tied);
    }
    out.printf(
        "  %-40s %,12d files   %,14d bytes (raw: %,d)%n",
        "encrypted Parquet", report.files(), report.bytes(), outcome.bytes());
    out.println();
    out.println(terminal.bold("Two verdicts"));
    VerdictLines.print(report, terminal);
    VerdictLines.printWorm(worm, terminal);
    if (!isGood()) {
      out.println("  What is wrong: cairn verify --archive " + archive);
    }
  }

  /** What to look at where statements were there and none was tied. */
  void printUntied(Terminal terminal) {
    if (attributions > 0 && tied == 0) {
      terminal.note(
          "No statement was tied to a record of a server. Check --server, and --time-zone for a"
              + " log whose stamps carry none.");
    }
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}

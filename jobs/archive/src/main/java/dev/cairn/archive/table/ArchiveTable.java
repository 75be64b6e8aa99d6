package dev.cairn.archive.table;

import dev.cairn.schemas.AccessEvent;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.schemas.Session;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * One table of the archive: its name, its columns, which of them are PHI, and where a row's file
 * lies. The columns are the fields of the Avro schema, in its order; the layout adds none.
 *
 * @param <T> the Avro record that is one row
 */
public final class ArchiveTable<T extends SpecificRecord> {

  /**
   * The earliest and the latest time that a manifest can say, microseconds from the epoch (in the
   * years 1684 and 2255): a row beyond is archived as it is, and the file's time bound is this
   * limit.
   */
  public static final long MANIFEST_TIME_LIMIT = (1L << 53) - 1;

  /** What the hops said. Its time is {@code time}. */
  public static final ArchiveTable<AuditEvent> EVENTS =
      new ArchiveTable<>(
          "events",
          AuditEvent.class,
          AuditEvent.getClassSchema(),
          Set.of("sql_text", "raw", "unmapped"),
          "time",
          AuditEvent::getTime,
          AuditEvent::getSource);

  /** What no parser understood. Its time is {@code ingest_time}, the only one such a record has. */
  public static final ArchiveTable<DeadLetter> DEAD_LETTERS =
      new ArchiveTable<>(
          "dead_letters",
          DeadLetter.class,
          DeadLetter.getClassSchema(),
          Set.of("raw"),
          "ingest_time",
          DeadLetter::getIngestTime,
          DeadLetter::getSource);

  /**
   * Versions of sessions, as the sessions job said them. Its time is {@code start_time}, so that the
   * versions of a session mostly lie in one hour: not always, because late evidence may tell of an
   * earlier start.
   */
  public static final ArchiveTable<Session> SESSIONS =
      new ArchiveTable<>(
          "sessions",
          Session.class,
          Session.getClassSchema(),
          Set.of(),
          "start_time",
          Session::getStartTime,
          session -> "cairn.sessions");

  /** Which statement of the proxy is which record of the database. Its time is {@code time}. */
  public static final ArchiveTable<Attribution> ATTRIBUTIONS =
      new ArchiveTable<>(
          "attributions",
          Attribution.class,
          Attribution.getClassSchema(),
          Set.of(),
          "time",
          Attribution::getTime,
          attribution -> "cairn.attributions");

  /**
   * Versions of findings, as the detections job said them. Its time is {@code first_seen_time}, so
   * that the versions of a finding mostly lie in one hour: not always, because evidence that comes
   * late may be earlier.
   */
  public static final ArchiveTable<Finding> FINDINGS =
      new ArchiveTable<>(
          "findings",
          Finding.class,
          Finding.getClassSchema(),
          Set.of(),
          "first_seen_time",
          Finding::getFirstSeenTime,
          finding -> "cairn.findings");

  /** What people said of findings. Its time is {@code time}, that of the reviewer's machine. */
  public static final ArchiveTable<FindingReview> FINDING_REVIEWS =
      new ArchiveTable<>(
          "finding_reviews",
          FindingReview.class,
          FindingReview.getClassSchema(),
          Set.of(),
          "time",
          FindingReview::getTime,
          review -> "cairn.reviews");

  /** Sets of rules as they were published, whole. Its time is {@code published_time}. */
  public static final ArchiveTable<RuleSetVersion> RULE_SETS =
      new ArchiveTable<>(
          "rule_sets",
          RuleSetVersion.class,
          RuleSetVersion.getClassSchema(),
          Set.of(),
          "published_time",
          RuleSetVersion::getPublishedTime,
          published -> "cairn.rules");

  /** Who read the archive. Its time is {@code time}, that of the reader's machine. */
  public static final ArchiveTable<AccessEvent> ACCESS_LOG =
      new ArchiveTable<>(
          "access_log",
          AccessEvent.class,
          AccessEvent.getClassSchema(),
          Set.of(),
          "time",
          AccessEvent::getTime,
          access -> "cairn.access");

  private final String name;
  private final Class<T> rowType;
  private final Schema schema;
  private final List<String> columns;
  private final Set<String> phiColumns;
  private final String timeColumn;
  private final Function<T, Instant> time;
  private final Function<T, String> source;

  private ArchiveTable(
      String name,
      Class<T> rowType,
      Schema schema,
      Set<String> phiColumns,
      String timeColumn,
      Function<T, Instant> time,
      Function<T, String> source) {
    this.name = name;
    this.rowType = rowType;
    this.schema = schema;
    this.columns = schema.getFields().stream().map(Schema.Field::name).toList();
    this.phiColumns = phiColumns;
    this.timeColumn = timeColumn;
    this.time = time;
    this.source = source;
  }

  /** All tables, in the order in which they are shown. */
  public static List<ArchiveTable<?>> all() {
    return List.of(
        EVENTS,
        SESSIONS,
        ATTRIBUTIONS,
        FINDINGS,
        FINDING_REVIEWS,
        RULE_SETS,
        ACCESS_LOG,
        DEAD_LETTERS);
  }

  /** The name in SQL, in manifests and at the head of paths. */
  public String name() {
    return name;
  }

  /** The class of a row. */
  public Class<T> rowType() {
    return rowType;
  }

  /** The schema that files are written with. */
  public Schema schema() {
    return schema;
  }

  /** Column names, in the schema's order. */
  public List<String> columns() {
    return columns;
  }

  /** The columns that need the PHI key. */
  public Set<String> phiColumns() {
    return phiColumns;
  }

  /** The column that decides the file's place and its smallest and largest time. */
  public String timeColumn() {
    return timeColumn;
  }

  /** The source that a row came from. */
  public String source(T row) {
    return source.apply(row);
  }

  /** A row's time, microseconds since the epoch. */
  public long timeMicros(T row) {
    return Micros.of(time.apply(row));
  }

  /**
   * The directory of a row's file: {@code events/source=proxysql.query/date=2026-11-22/hour=19}, in
   * UTC. A hint for pruning by people and engines; the columns and the manifest are the truth.
   * Years outside 0000 to 9999, which only a broken clock writes, fall into the nearest day inside.
   *
   * @throws IllegalArgumentException if the source has a character that a path must not have
   */
  public String directory(T row) {
    return ArchivePaths.directory(name, source.apply(row), timeMicros(row));
  }

  /**
   * The path of a writer's file: {@code <directory>/<writer>-<sequence>.parquet}, the sequence with
   * at least eight digits so that names sort in the order of writing.
   *
   * @param writer unique among all writers that ever write to this archive
   * @param sequence unique and rising for that writer, not negative
   * @throws IllegalArgumentException if the writer has a character that a path must not have
   */
  public static String path(String directory, String writer, long sequence) {
    return ArchivePaths.path(directory, writer, sequence);
  }

  @Override
  public String toString() {
    return name;
  }
}

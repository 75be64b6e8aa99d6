package dev.cairn.query;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.ReferenceVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * What the tables and views of SQL are, as the Avro schemas say; of what no schema has, in
 * sentences of our own. Needs no archive.
 */
public final class TableDocs {

  /** Tables whose rows are not one for one those of a schema's record. */
  private static final Map<String, String> OWN =
      Map.of(
          "sessions",
          "One client's stay on the database path, over all hops: each once, in the version that"
              + " counts.",
          "session_versions",
          "Every version of every session that was said.",
          "attributions",
          "Which record of the database is which statement of the proxy: each candidate once, as it"
              + " was said last. Rank 1 is the chosen one; unless abstained, it is the answer.",
          "attribution_versions",
          "Every attribution, as often as it was said.",
          "findings",
          "What detectors said, in OCSF's words: each finding once, in the version that counts. No"
              + " statement's text, no raw record.",
          "finding_versions",
          "Every version of every finding that was said.",
          "last_reviews",
          "The last review of each finding, whatever range of time is asked.");

  private TableDocs() {}

  /** All of them, in the order in which they are shown. */
  public static List<TableDoc> all() {
    List<TableDoc> all = new ArrayList<>();
    SqlTable.all().forEach(table -> all.add(of(table)));
    all.add(findingStatus());
    all.addAll(ReferenceDocs.all());
    return all;
  }

  /** The one of a name, without letter case. */
  public static Optional<TableDoc> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return all().stream().filter(table -> table.name().equals(lower)).findFirst();
  }

  private static TableDoc of(SqlTable table) {
    String doc = OWN.getOrDefault(table.name(), table.table().schema().getDoc());
    return new TableDoc(
        table.name(), table.countsLastOnly() ? "view" : "table", doc, columns(table.table()));
  }

  private static List<ColumnDoc> columns(ArchiveTable<?> table) {
    Map<String, String> types = SqlTypes.of(table);
    return table.schema().getFields().stream()
        .map(
            field ->
                new ColumnDoc(
                    field.name(),
                    types.get(field.name()),
                    table.phiColumns().contains(field.name()),
                    field.doc()))
        .toList();
  }

  private static TableDoc findingStatus() {
    Map<String, ColumnDoc> reviews =
        columns(ArchiveTable.FINDING_REVIEWS).stream()
            .collect(Collectors.toMap(ColumnDoc::name, column -> column));
    Stream<ColumnDoc> own =
        Stream.of(
            new ColumnDoc(
                "status", "VARCHAR", false, "new, acknowledged or closed; reopened is new."),
            renamed(reviews.get("verdict"), "verdict"),
            renamed(reviews.get("reviewer"), "reviewer"),
            renamed(reviews.get("time"), "review_time"),
            renamed(reviews.get("reason"), "review_reason"),
            new ColumnDoc(
                "grown_since_review",
                "BOOLEAN",
                false,
                "Whether the finding has got more since the version that was reviewed."));
    return new TableDoc(
        FindingStatus.NAME,
        "view",
        "Each finding with how it stands with its reviewers: findings, and the last review.",
        Stream.concat(columns(ArchiveTable.FINDINGS).stream(), own).toList());
  }

  private static ColumnDoc renamed(ColumnDoc column, String name) {
    return new ColumnDoc(name, column.type(), column.phi(), "Of the last review: " + column.doc());
  }

  /** The documentation of a field of the reference tables' schema. */
  static String ofReferenceVersion(String field) {
    Schema.Field found = ReferenceVersion.getClassSchema().getField(field);
    return found.doc();
  }
}

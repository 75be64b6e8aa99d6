package dev.cairn.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the views over the reference tables are. */
final class ReferenceDocs {

  private static final String TIME = "TIMESTAMP WITH TIME ZONE";
  private static final String VALID_TO =
      "Until when it is in force, exclusive: the next version's valid_from; null in the last.";

  private ReferenceDocs() {}

  static List<TableDoc> all() {
    return List.of(
        new TableDoc(
            "reference_tables",
            "table",
            "The versions of the reference tables that were given (--reference-tables); empty if"
                + " none.",
            List.of(
                stated("version", "VARCHAR"),
                stated("stated_version", "VARCHAR"),
                stated("content_sha256", "VARCHAR"),
                stated("valid_from", TIME),
                new ColumnDoc("valid_to", TIME, false, VALID_TO),
                stated("content", "VARCHAR"))),
        view(
            "reference_addresses",
            "Whose an address is, as the reference tables say.",
            Map.entry("address_range", "An address or a range (CIDR); the longest prefix counts."),
            Map.entry("host", "Whose it is."),
            Map.entry("role", "What it is on the path, as client_role of sessions says."),
            Map.entry("hop", "The hop that it belongs to; null if not said.")),
        view(
            "reference_private_link",
            "Whose a Private Link connection is, as the reference tables say.",
            Map.entry("connection", "Name or id of the connection."),
            Map.entry("consumer", "Who connects over it.")),
        view(
            "reference_users",
            "Who is behind a database user, as the reference tables say.",
            Map.entry("user_name", "The database user; letter case counts."),
            Map.entry("principal", "Person or service behind it."),
            Map.entry("kind", "What that is: person or service."),
            Map.entry("owner", "Who answers for it; null if not said."),
            Map.entry("team", "Its team; null if not said."),
            Map.entry("time_zone", "IANA time zone of its working hours; null if not said.")),
        view(
            "reference_sensitivity",
            "How sensitive a table or column is, as the reference tables say.",
            Map.entry("table_name", "schema.table, or a pattern such as clinical.*."),
            Map.entry("column_name", "A column of it; null for the whole table."),
            Map.entry("sensitivity", "public, internal, pii or phi.")),
        view(
            "reference_servers",
            "What a proxy or database server is, as the reference tables say.",
            Map.entry("name", "The server, as logs name it."),
            Map.entry("kind", "What it is: proxy or server."),
            Map.entry("environment", "Its environment, such as production.")));
  }

  @SafeVarargs
  private static TableDoc view(String name, String doc, Map.Entry<String, String>... own) {
    List<ColumnDoc> columns = new ArrayList<>();
    columns.add(stated("version", "VARCHAR"));
    columns.add(stated("valid_from", TIME));
    columns.add(new ColumnDoc("valid_to", TIME, false, VALID_TO));
    for (Map.Entry<String, String> column : own) {
      columns.add(new ColumnDoc(column.getKey(), "VARCHAR", false, column.getValue()));
    }
    return new TableDoc(name, "view", doc, columns);
  }

  private static ColumnDoc stated(String column, String type) {
    return new ColumnDoc(column, type, false, TableDocs.ofReferenceVersion(column));
  }
}

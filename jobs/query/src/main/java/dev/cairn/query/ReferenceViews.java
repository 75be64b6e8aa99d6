package dev.cairn.query;

import dev.cairn.schemas.ReferenceVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions of the reference tables as SQL sees them: {@code reference_tables} with a row for
 * each version, and a view with a row for each row of one of its tables. Each row says from when to
 * when it holds: {@code valid_to} is the next version's {@code valid_from}, and NULL in the last.
 */
final class ReferenceViews {

  private static final String ALL = "reference_tables";

  /** A view: the key of its rows in the content, and its columns by the keys of a row. */
  private record View(String name, String rows, List<Map.Entry<String, String>> columns) {

    static View of(String rows, String... columns) {
      List<Map.Entry<String, String>> named =
          Stream.of(columns)
              .map(column -> column.split(" AS "))
              .map(parts -> Map.entry(parts[0], parts[parts.length - 1]))
              .toList();
      return new View("reference_" + rows, rows, named);
    }

    String definition() {
      String type =
          columns.stream()
              .map(column -> "\"" + column.getKey() + "\":\"VARCHAR\"")
              .collect(Collectors.joining(",", "[{", "}]"));
      String values =
          columns.stream()
              .map(column -> "entry.\"" + column.getKey() + "\" AS " + column.getValue())
              .collect(Collectors.joining(", "));
      return ("CREATE VIEW %s AS SELECT version, valid_from, valid_to, %s FROM (SELECT version,"
              + " valid_from, valid_to, unnest(from_json(content -> '%s', '%s')) AS entry FROM %s)")
          .formatted(name, values, rows, type, ALL);
    }
  }

  private static final List<View> VIEWS =
      List.of(
          View.of("addresses", "range AS address_range", "host", "role", "hop"),
          View.of("private_link", "connection", "consumer"),
          View.of(
              "users", "user AS user_name", "principal", "kind", "owner", "team", "time_zone"),
          View.of(
              "sensitivity",
              "table AS table_name",
              "column AS column_name",
              "sensitivity"),
          View.of("servers", "name", "kind", "environment"));

  private ReferenceViews() {}

  /** Their names, for messages. */
  static String names() {
    return Stream.concat(Stream.of(ALL), VIEWS.stream().map(View::name))
        .collect(Collectors.joining(", "));
  }

  /** Statements that make them. */
  static List<String> definitions(List<ReferenceVersion> versions) {
    List<String> definitions = new ArrayList<>();
    definitions.add(
        "CREATE TABLE %s (version VARCHAR, stated_version VARCHAR, content_sha256 VARCHAR,"
                .formatted(ALL)
            + " valid_from TIMESTAMP WITH TIME ZONE, valid_to TIMESTAMP WITH TIME ZONE,"
            + " content VARCHAR)");
    List<ReferenceVersion> inOrder =
        versions.stream().sorted(Comparator.comparing(ReferenceVersion::getValidFrom)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      ReferenceVersion version = inOrder.get(i);
      definitions.add(
          Stream.of(
                  version.getVersion(),
                  version.getStatedVersion(),
                  version.getContentSha256(),
                  time(version.getValidFrom()),
                  i + 1 < inOrder.size() ? time(inOrder.get(i + 1).getValidFrom()) : null,
                  version.getContent())
              .map(ReferenceViews::literal)
              .collect(Collectors.joining(", ", "INSERT INTO " + ALL + " VALUES (", ")")));
    }
    VIEWS.forEach(view -> definitions.add(view.definition()));
    return definitions;
  }

  private static String time(Instant instant) {
    return instant.toString();
  }

  private static String literal(String text) {
    return text == null ? "NULL" : "'" + text.replace("'", "''") + "'";
  }
}

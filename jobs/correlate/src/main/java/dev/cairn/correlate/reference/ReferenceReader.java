package dev.cairn.correlate.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files or a content to tables: all of it is checked before any of it counts. */
final class ReferenceReader {

  private static final String YAML = ".yaml";
  private static final String CSV = ".csv";

  private final Map<TableKind, String> names = new EnumMap<>(TableKind.class);
  private final Map<TableKind, JsonNode> tables = new EnumMap<>(TableKind.class);
  private final List<String> faults = new ArrayList<>();

  private ReferenceReader() {}

  /**
   * Reads files by name.
   *
   * @throws IllegalArgumentException if anything is wrong; names every fault, one a line
   */
  static ReferenceTables files(Map<String, byte[]> files) {
    ReferenceReader reader = new ReferenceReader();
    files.forEach(reader::file);
    if (!files.containsKey(ReferenceFiles.STATED)) {
      reader.faults.add(
          ReferenceFiles.STATED + " is missing; allowed: 'version: NAME' in it, for all tables");
    }
    return reader.build();
  }

  /**
   * Reads a content.
   *
   * @throws IllegalArgumentException if anything is wrong; names every fault, one a line
   */
  static ReferenceTables content(String content) {
    ReferenceReader reader = new ReferenceReader();
    Content.read(content)
        .forEach((kind, table) -> reader.table(kind, "content." + kind.key(), table));
    return reader.build();
  }

  private void file(String name, byte[] bytes) {
    for (TableKind kind : TableKind.values()) {
      boolean yaml = name.equals(kind.file() + YAML);
      if (yaml || kind.tabular() && name.equals(kind.file() + CSV)) {
        if (names.containsKey(kind)) {
          faults.add("%s stands beside %s; allowed: one of them".formatted(name, names.get(kind)));
          return;
        }
        names.put(kind, name);
        try {
          table(kind, name, yaml ? TableParser.yaml(name, bytes) : TableParser.csv(name, bytes));
        } catch (IllegalArgumentException e) {
          faults.add(e.getMessage());
        }
        return;
      }
    }
    faults.add("%s is no reference table; allowed: %s".formatted(name, allowedNames()));
  }

  private void table(TableKind kind, String name, JsonNode table) {
    names.put(kind, name);
    tables.put(kind, table);
    faults.addAll(TableForm.of(kind).faults(name, table));
  }

  private ReferenceTables build() {
    // what lies beyond the form can be said only of what has the form
    refuseFaults();
    String content = Content.write(tables);
    JsonNode reference = tables.get(TableKind.REFERENCE);
    Row stated =
        new Row(TableForm.place(names.get(TableKind.REFERENCE), reference, -1), reference);
    ReferenceTables read =
        new ReferenceTables(
            stated.text("version"),
            validFrom(stated),
            content,
            new AddressTable(rows(TableKind.ADDRESSES), faults),
            RowMaps.byName(rows(TableKind.PRIVATE_LINK), "connection", "consumer", faults),
            RowMaps.users(rows(TableKind.USERS), faults),
            new SensitivityTable(rows(TableKind.SENSITIVITY), faults),
            RowMaps.byName(rows(TableKind.SERVERS), "name", "environment", faults));
    refuseFaults();
    return read;
  }

  private Instant validFrom(Row stated) {
    String text = stated.text("valid_from");
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException e) {
      faults.add(stated.fault("valid_from", "a time that there is, such as 2026-11-22T00:00:00Z"));
      return Instant.EPOCH;
    }
  }

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  private List<Row> rows(TableKind kind) {
    List<Row> rows = new ArrayList<>();
    JsonNode table = tables.get(kind);
    for (int i = 0; table != null && i < table.size(); i++) {
      rows.add(new Row(TableForm.place(names.get(kind), table.get(i), i), table.get(i)));
    }
    return rows;
  }

  private static String allowedNames() {
    return Arrays.stream(TableKind.values())
        .map(kind -> kind.file() + YAML + (kind.tabular() ? " or " + CSV : ""))
        .collect(Collectors.joining(", "));
  }
}

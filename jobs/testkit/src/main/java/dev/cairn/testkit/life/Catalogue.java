package dev.cairn.testkit.life;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of an invented hospital, and how sensitive they are. */
final class Catalogue {

  /**
   * A table.
   *
   * @param columns without its key
   */
  record Table(
      String schema, String name, String sensitivity, String key, List<String> columns) {

    String full() {
      return schema + "." + name;
    }

    boolean isSensitive() {
      return sensitivity.equals("phi") || sensitivity.equals("pii");
    }
  }

  /** schema: table/sensitivity … */
  private static final List<String> TABLES =
      List.of(
          "clinical: patients/phi encounters/phi observations/phi diagnoses/phi medications/phi"
              + " allergies/phi procedures/phi vitals/phi letters/phi imaging_orders/phi",
          "lab: samples/phi results/phi orders/phi devices/internal panels/public",
          "pharmacy: prescriptions/phi dispensings/phi stock/internal formulary/public",
          "billing: invoices/pii claims/phi claim_lines/phi payments/internal payers/internal"
              + " remittances/internal tariffs/public",
          "staff: employees/pii shifts/pii contacts/pii payroll/pii",
          "research: cohorts/internal consents/pii deidentified_visits/internal study_arms/internal",
          "reporting: daily_census/internal kpi_wards/internal revenue_monthly/internal"
              + " waiting_times/internal code_lists/public",
          "ops: jobs/internal settings/internal tickets/internal feature_flags/internal"
              + " error_log/internal",
          "catalogue: icd10/public atc/public wards/public units/public");

  private static final List<String> COLUMNS =
      List.of(
          "state", "created_at", "updated_at", "kind", "code", "label", "amount", "note", "ward_id",
          "owner_id", "priority", "source", "version", "checked_by", "valid_from", "valid_to");

  private final List<Table> tables = new ArrayList<>();

  Catalogue() {
    for (String line : TABLES) {
      String schema = line.substring(0, line.indexOf(':'));
      for (String entry : line.substring(line.indexOf(':') + 2).split(" ")) {
        String name = entry.substring(0, entry.indexOf('/'));
        int first = Math.floorMod(name.hashCode(), COLUMNS.size());
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          columns.add(COLUMNS.get((first + i) % COLUMNS.size()));
        }
        tables.add(
            new Table(schema, name, entry.substring(entry.indexOf('/') + 1), "id", columns));
      }
    }
  }

  List<Table> all() {
    return tables;
  }

  /** All of these schemas, in their order. */
  List<Table> of(List<String> schemas) {
    return schemas.stream()
        .flatMap(schema -> tables.stream().filter(table -> table.schema().equals(schema)))
        .toList();
  }

  Table get(String full) {
    return tables.stream().filter(table -> table.full().equals(full)).findFirst().orElseThrow();
  }

  /** As a reference table. */
  String sensitivityYaml() {
    return tables.stream()
        .map(
            table ->
                "- table: %s\n  sensitivity: %s\n".formatted(table.full(), table.sensitivity()))
        .collect(Collectors.joining("", "", "- table: \"*.*\"\n  sensitivity: internal\n"));
  }
}

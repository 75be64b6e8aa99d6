package dev.cairn.correlate.reference;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables that are looked up by one name. */
final class RowMaps {

  private RowMaps() {}

  /** One column by another, whose letter case does not count; rows twice go to the faults. */
  static Map<String, String> byName(
      List<Row> rows, String key, String value, List<String> faults) {
    Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Row row : rows) {
      if (named.putIfAbsent(row.text(key), row.text(value)) != null) {
        faults.add(row.twice(key));
      }
    }
    return named;
  }

  /** Users by name, letter case counts; rows twice and unknown time zones go to the faults. */
  static Map<String, DatabaseUser> users(List<Row> rows, List<String> faults) {
    Map<String, DatabaseUser> users = new HashMap<>();
    for (Row row : rows) {
      String zone = row.text("time_zone");
      boolean known = zone == null || ZoneId.getAvailableZoneIds().contains(zone);
      if (!known) {
        faults.add(row.fault("time_zone", "an IANA time zone such as Europe/Berlin"));
      }
      DatabaseUser user =
          new DatabaseUser(
              row.text("user"),
              row.text("principal"),
              row.text("kind"),
              row.text("owner"),
              row.text("team"),
              zone == null || !known ? null : ZoneId.of(zone));
      if (users.putIfAbsent(user.user(), user) != null) {
        faults.add(row.twice("user"));
      }
    }
    return users;
  }
}

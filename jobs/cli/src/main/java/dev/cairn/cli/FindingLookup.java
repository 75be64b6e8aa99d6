package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds one finding by its id, or the beginning of it. */
final class FindingLookup {

  private static final int SHORTEST_PREFIX = 6;

  private final String prefix;

  /** Checks the id before anything is opened. */
  FindingLookup(String id) {
    prefix = id.toLowerCase(Locale.ROOT);
    if (prefix.length() < SHORTEST_PREFIX || !prefix.matches("[0-9a-f]{1,32}")) {
      throw CairnException.wrongUse(
          "'" + id + "' is no finding's id",
          "Allowed: 6 to 32 hexadecimal digits; cairn findings lists them.");
    }
  }

  /** What was asked for, in lower case: hexadecimal digits. */
  String prefix() {
    return prefix;
  }

  /** Its row of {@code finding_status}, all columns. */
  Map<String, Object> find(ArchiveSql sql) throws IOException, SqlRefusedException {
    String statement =
        "SELECT * FROM finding_status WHERE finding_id "
            + (prefix.length() == 32
                ? "= " + SqlText.literal(prefix)
                : "LIKE " + SqlText.literal(prefix + "%"))
            + " LIMIT 2";
    List<Map<String, Object>> found = SqlText.rows(sql.query(statement));
    if (found.isEmpty()) {
      throw CairnException.wrongUse(
          "No finding's id is or begins with " + prefix,
          "cairn findings lists them; a new one comes with the archive's next commit.");
    }
    if (found.size() > 1) {
      throw CairnException.wrongUse(
          "More than one finding's id begins with " + prefix, "Give more of its digits.");
    }
    return found.get(0);
  }
}

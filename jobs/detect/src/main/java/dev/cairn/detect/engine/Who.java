package dev.cairn.detect.engine;

import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.OpenFinding;
import java.util.List;
import org.apache.avro.Schema;

/** Whom and what a finding speaks of: what all its evidence that says it agrees on. */
final class Who {

  private static final List<String> FIELDS =
      List.of(
          "user_name", "principal", "client_ip", "client_name", "server", "reporter",
          "database_name", "environment", "reference_version");
  private static final List<String> SENSITIVITIES = List.of("public", "internal", "pii", "phi");
  private static final int[] IN_HIT = places(DetectionHit.getClassSchema());
  private static final int[] IN_FINDING = places(Finding.getClassSchema());

  private Who() {}

  private static int[] places(Schema schema) {
    return FIELDS.stream().mapToInt(name -> schema.getField(name).pos()).toArray();
  }

  static void add(OpenFinding open, DetectionHit hit, boolean first) {
    Finding finding = open.getFinding();
    for (int i = 0; i < IN_HIT.length; i++) {
      Object value = hit.get(IN_HIT[i]);
      Object before = finding.get(IN_FINDING[i]);
      String name = FIELDS.get(i);
      if (value == null || open.getSeveral().contains(name)) {
        continue;
      }
      if (first || before == null) {
        finding.put(IN_FINDING[i], value);
      } else if (!before.equals(value)) {
        finding.put(IN_FINDING[i], null);
        open.getSeveral().add(name);
      }
    }
    finding.setSensitivity(higher(finding.getSensitivity(), hit.getSensitivity()));
  }

  private static String higher(String one, String other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(String sensitivity) {
    return sensitivity == null ? -1 : SENSITIVITIES.indexOf(sensitivity);
  }
}

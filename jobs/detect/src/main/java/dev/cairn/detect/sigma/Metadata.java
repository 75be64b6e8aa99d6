package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a rule says of itself.
 *
 * @param id stated, else made from the title
 * @param name by which correlations may call it; null if it has none
 * @param date when it was last changed, as it says; null if it does not say
 */
record Metadata(
    String id,
    String name,
    String title,
    String description,
    Severity severity,
    Tags tags,
    List<String> falsePositives,
    String date) {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "title", "id", "name", "related", "taxonomy", "status", "description", "license",
          "author", "references", "date", "modified", "logsource", "detection", "correlation",
          "fields", "falsepositives", "level", "tags", "scope", "generate", "cairn");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}");
  private static final int LONGEST_TITLE = 256;

  /** Reads it; adds faults. Never null. */
  static Metadata read(Yaml rule, Faults faults) {
    refuseMisspelt(rule, faults);
    refuseUnfit(rule, faults);
    String title = text(rule, "title", faults);
    if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
      faults.add(
          rule.get("title") == null ? rule : rule.get("title"),
          "title is missing or too long; allowed: 1 to " + LONGEST_TITLE + " characters");
      title = "";
    }
    String description = text(rule, "description", faults);
    return new Metadata(
        id(rule, title, faults),
        text(rule, "name", faults),
        title.strip(),
        description == null ? "" : description.strip(),
        severity(rule, faults),
        Tags.read(rule.get("tags"), faults),
        texts(rule, "falsepositives", faults),
        date(rule, faults));
  }

  private static void refuseMisspelt(Yaml rule, Faults faults) {
    rule.entries().forEach(
        (key, value) -> {
          if (!ATTRIBUTES.contains(key) && key.length() > 4) {
            // others are custom, which Sigma allows
            String near = Nearest.find(key, ATTRIBUTES, 2);
            if (near != null) {
              faults.add(value, "'%s' looks like '%s' misspelt".formatted(key, near));
            }
          }
        });
  }

  private static void refuseUnfit(Yaml rule, Faults faults) {
    String status = text(rule, "status", faults);
    if ("unsupported".equalsIgnoreCase(status)) {
      faults.add(
          rule.get("status"), "it says of itself that it can't be used; allowed: leave it out");
    }
    String taxonomy = text(rule, "taxonomy", faults);
    if (taxonomy != null && !Set.of("sigma", "cairn").contains(taxonomy)) {
      faults.add(
          rule.get("taxonomy"),
          "unknown taxonomy '%s'; allowed: sigma, cairn, or none".formatted(taxonomy));
    }
  }

  private static String id(Yaml rule, String title, Faults faults) {
    String id = text(rule, "id", faults);
    if (id == null) {
      return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).toString();
    }
    try {
      String read = UUID.fromString(id).toString();
      if (read.equalsIgnoreCase(id)) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    faults.add(rule.get("id"), "'%s' is no UUID".formatted(id));
    return id;
  }

  private static Severity severity(Yaml rule, Faults faults) {
    String level = text(rule, "level", faults);
    if (level == null) {
      return Severity.MEDIUM;
    }
    return Arrays.stream(Severity.values())
        .filter(one -> one.text().equals(level.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseGet(
            () -> {
              faults.add(
                  rule.get("level"),
                  "unknown level '%s'; allowed: informational, low, medium, high, critical"
                      .formatted(level));
              return Severity.MEDIUM;
            });
  }

  private static String date(Yaml rule, Faults faults) {
    String key = rule.get("modified") == null ? "date" : "modified";
    String date = text(rule, key, faults);
    if (date != null && !DATE.matcher(date).matches()) {
      faults.add(rule.get(key), "'%s' is no date; allowed: 2026-11-22".formatted(date));
      return null;
    }
    return date == null ? null : date.replace('/', '-');
  }

  private static String text(Yaml rule, String key, Faults faults) {
    Yaml value = rule.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isScalar()) {
      faults.add(value, key + ": allowed: one text");
      return null;
    }
    return value.text();
  }

  private static List<String> texts(Yaml rule, String key, Faults faults) {
    Yaml value = rule.get(key);
    List<String> texts = new ArrayList<>();
    if (value != null) {
      for (Yaml one : value.elements()) {
        if (one.isScalar()) {
          texts.add(one.text());
        } else {
          faults.add(one, key + ": allowed: a list of texts");
        }
      }
    }
    return texts;
  }
}

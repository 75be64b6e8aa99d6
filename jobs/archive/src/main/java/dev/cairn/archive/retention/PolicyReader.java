package dev.cairn.archive.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.archive.retention.RetentionPolicy.Change;
import dev.cairn.archive.retention.RetentionPolicy.LegalBasis;
import dev.cairn.archive.retention.RetentionPolicy.Minimum;
import dev.cairn.archive.store.Retention;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes policies of files: first the form, then what the form cannot say. */
final class PolicyReader {

  private final PolicyForm form = PolicyForm.bundled("schema.json");

  /** What there may be policies for. */
  List<String> ids() {
    return form.allowed("id");
  }

  /** Reads one file; {@link IllegalArgumentException} that names file, key and value if wrong. */
  RetentionPolicy read(String file, byte[] yaml) {
    JsonNode node = form.read(file, yaml);
    RetentionPolicy policy =
        new RetentionPolicy(
            node.get("id").textValue(),
            node.get("version").intValue(),
            date(file, "effective", node.get("effective")),
            node.get("about").textValue(),
            Period.parse(node.get("keep").textValue()),
            Retention.Mode.valueOf(upper(node.get("mode"))),
            Optional.ofNullable(node.get("retention_class")).map(JsonNode::textValue),
            new Minimum(
                Period.parse(node.get("minimum").get("keep").textValue()),
                node.get("minimum").get("origin").textValue()),
            node.get("owner").textValue(),
            legalBasis(node.get("legal_basis")),
            history(file, node.get("history")));
    check(file, policy);
    return policy;
  }

  private static void check(String file, RetentionPolicy policy) {
    must(
        file.equals(policy.id() + ".yaml"),
        "%s: id is '%s'; allowed: the name of the file", file, policy.id());
    must(
        !policy.keep().isZero() && !policy.minimum().keep().isZero(),
        "%s: keep is '%s'; allowed: a day or more", file, policy.keep());
    must(
        !Periods.mayBeShorter(policy.keep(), policy.minimum().keep()),
        "%s: keep is '%s'; allowed: %s or more (minimum: %s)",
        file, policy.keep(), policy.minimum().keep(), policy.minimum().origin());
    Minimum design = DesignMinima.of(policy.id());
    must(
        design == null || !Periods.mayBeShorter(policy.minimum().keep(), design.keep()),
        "%s: minimum.keep is '%s'; allowed: %s or more, the security design's minimum for %s",
        file,
        policy.minimum().keep(),
        design == null ? "" : design.keep(),
        design == null ? "" : design.origin());
    checkHistory(file, policy);
  }

  private static void checkHistory(String file, RetentionPolicy policy) {
    List<Change> history = policy.history();
    for (int i = 0; i < history.size(); i++) {
      must(
          history.get(i).version() == i + 1,
          "%s: history.%d.version is '%d'; allowed: %d, every version once, oldest first",
          file, i, history.get(i).version(), i + 1);
      must(
          i == 0 || !history.get(i).date().isBefore(history.get(i - 1).date()),
          "%s: history.%d.date is '%s'; allowed: not before the version before it",
          file, i, history.get(i).date());
    }
    must(
        history.size() == policy.version(),
        "%s: version is '%d'; allowed: %d, the last version of its history",
        file, policy.version(), history.size());
  }

  private static List<LegalBasis> legalBasis(JsonNode nodes) {
    List<LegalBasis> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      all.add(
          new LegalBasis(
              node.get("citation").textValue(),
              LegalBasis.Kind.valueOf(upper(node.get("kind"))),
              node.get("says").textValue()));
    }
    return all;
  }

  private static List<Change> history(String file, JsonNode nodes) {
    List<Change> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      all.add(
          new Change(
              node.get("version").intValue(),
              date(file, "history." + all.size() + ".date", node.get("date")),
              node.get("who").textValue(),
              node.get("what").textValue(),
              node.get("why").textValue()));
    }
    return all;
  }

  private static LocalDate date(String file, String key, JsonNode node) {
    try {
      return LocalDate.parse(node.textValue());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s: %s is '%s'; allowed: a day such as 2026-11-22"
              .formatted(file, key, node.textValue()));
    }
  }

  private static String upper(JsonNode node) {
    return node.textValue().toUpperCase(Locale.ROOT);
  }

  private static void must(boolean fine, String message, Object... values) {
    if (!fine) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}

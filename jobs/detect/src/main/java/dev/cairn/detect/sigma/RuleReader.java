package dev.cairn.detect.sigma;

import dev.cairn.detect.calendar.ScheduleReader;
import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rules as the field writes them: Sigma's, specification 2.1.0, and Sigma's correlations,
 * with what Sigma has no word for in a block {@code cairn}. What it takes and what it refuses is in
 * the README of the rules.
 *
 * <p>Every {@code .yml} and {@code .yaml} file must hold rules, in one or several documents, but
 * for {@code schedules.yaml} and those that a rule names as its schedules.
 */
public final class RuleReader {

  private static final String SCHEDULES = "schedules.yaml";

  private final RuleFiles files;
  private final Faults faults = new Faults();
  private final RuleMaker maker;
  private final Parts parts = new Parts(faults);

  private RuleReader(RuleFiles files, ScheduleFiles schedules) {
    this.files = files;
    this.maker = new RuleMaker(files, schedules, faults);
  }

  /**
   * Reads all rules of a set of files. Deterministic; what is not understood is refused, never passed
   * over.
   *
   * @throws RuleFaultsException if anything is wrong: all that is, each with file and line and what
   *     is allowed. Nothing else is thrown, whatever the files hold
   */
  public static RuleSet read(RuleFiles files) throws RuleFaultsException {
    return read(files, ScheduleReader::read);
  }

  static RuleSet read(RuleFiles files, ScheduleFiles schedules) throws RuleFaultsException {
    return new RuleReader(files, schedules).read();
  }

  private RuleSet read() throws RuleFaultsException {
    List<Yaml> documents = documents();
    for (Yaml document : documents) {
      index(document);
    }
    Map<Place, Rule> made = new LinkedHashMap<>();
    // those that are over others need what these became
    for (boolean overOthers : List.of(false, true)) {
      documents.stream()
          .filter(RuleReader::isCorrelation)
          .filter(document -> parts.isOverCorrelations(document) == overOthers)
          .forEach(document -> put(made, document, correlation(document)));
    }
    documents.stream()
        .filter(document -> parts.base(document) != null)
        .forEach(document -> put(made, document, alone(parts.base(document))));
    made.values().removeIf(rule -> parts.isPartOnly(rule.id()));
    faults.throwIfAny();
    List<Rule> rules =
        documents.stream().map(Yaml::place).filter(made::containsKey).map(made::get).toList();
    return new RuleSet(files.version(), rules);
  }

  private static void put(Map<Place, Rule> made, Yaml document, Rule rule) {
    if (rule != null) {
      made.put(document.place(), rule);
    }
  }

  /** All documents but those of schedules. */
  private List<Yaml> documents() {
    Map<String, List<Yaml>> byFile = new LinkedHashMap<>();
    Map<String, Faults> faultsByFile = new LinkedHashMap<>();
    Set<String> schedules = new HashSet<>(Set.of(SCHEDULES));
    files.contents().forEach(
        (path, bytes) -> {
          if (path.endsWith(".yml") || path.endsWith(".yaml")) {
            Faults own = new Faults();
            byFile.put(path, YamlDocuments.read(path, bytes, own));
            faultsByFile.put(path, own);
          }
        });
    byFile.values().forEach(list -> list.forEach(document -> addSchedules(document, schedules)));
    List<Yaml> documents = new ArrayList<>();
    byFile.forEach(
        (path, list) -> {
          if (!schedules.contains(path)) {
            documents.addAll(list);
            faults.list().addAll(faultsByFile.get(path).list());
          }
        });
    return documents;
  }

  private static void addSchedules(Yaml document, Set<String> schedules) {
    Yaml cairn = document.get("cairn");
    Yaml detector = cairn == null ? null : cairn.get("detector");
    Yaml path = detector == null ? null : detector.get("schedules");
    if (path != null && path.isScalar()) {
      schedules.add(path.text());
    }
  }

  private static boolean isCorrelation(Yaml document) {
    return document.get("correlation") != null && document.get("correlation").isMap();
  }

  private void index(Yaml document) {
    if (isCorrelation(document)) {
      parts.addCorrelation(document);
    } else if (document.get("detection") != null) {
      parts.add(BaseRule.read(document, faults));
    } else {
      faults.add(
          document,
          document.has("filter")
              ? "Sigma's filters are not read; allowed: the condition in the rule itself"
              : document.has("action")
                  ? "collections with 'action' are of the past; allowed: whole rules"
                  : "this is no rule: neither detection nor correlation is there");
    }
  }

  private Rule correlation(Yaml document) {
    Metadata metadata = Metadata.read(document, faults);
    List<Part> own = parts.of(document);
    Rule rule =
        own == null ? null : new CorrelationReader(maker, faults).read(document, metadata, own);
    if (rule != null) {
      parts.made(document, metadata, rule, own);
    }
    return rule;
  }

  /** The rule as one of its own; null if it is but a part of others. */
  private Rule alone(BaseRule base) {
    return parts.isPartOnly(base.metadata().id()) ? null : maker.of(base);
  }
}

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
  private final Map<String, BaseRule> bases = new LinkedHashMap<>();
  private final Map<String, Place> names = new LinkedHashMap<>();
  private final Set<String> correlations = new HashSet<>();
  private final Set<String> partsOnly = new HashSet<>();
  private final Set<String> alsoAlone = new HashSet<>();

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
    documents.stream()
        .filter(RuleReader::isCorrelation)
        .forEach(document -> put(made, document, correlation(document)));
    documents.stream()
        .filter(document -> bases.containsKey(key(document)))
        .forEach(document -> put(made, document, alone(bases.get(key(document)))));
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

  private static String key(Yaml document) {
    return document.place().toString();
  }

  private void index(Yaml document) {
    if (isCorrelation(document)) {
      Metadata metadata = Metadata.read(document, new Faults());
      if (unique(document, metadata)) {
        correlations.add(metadata.id());
        if (metadata.name() != null) {
          correlations.add(metadata.name());
        }
      }
    } else if (document.get("detection") != null) {
      BaseRule base = BaseRule.read(document, faults);
      if (unique(document, base.metadata())) {
        bases.put(key(document), base);
      }
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

  private boolean unique(Yaml document, Metadata metadata) {
    List<String> own = new ArrayList<>(List.of(metadata.id()));
    if (metadata.name() != null && !metadata.name().equals(metadata.id())) {
      own.add(metadata.name());
    }
    boolean unique = true;
    for (String name : own) {
      Place other = names.putIfAbsent(name, document.place());
      if (other != null) {
        faults.add(
            document,
            "the id or name '%s' is that of the rule at %s; allowed: each once (a rule without id"
                .formatted(name, other)
                + " has one made from its title)");
        unique = false;
      }
    }
    return unique;
  }

  private Rule correlation(Yaml document) {
    Metadata metadata = Metadata.read(document, faults);
    Yaml block = document.get("correlation");
    Yaml rules = block.get("rules");
    List<BaseRule> parts = new ArrayList<>();
    int before = faults.count();
    for (Yaml rule : rules == null ? List.<Yaml>of() : rules.elements()) {
      BaseRule base = part(rule);
      if (base != null && parts.contains(base)) {
        faults.add(rule, "'%s' is there twice".formatted(rule.text()));
      } else if (base != null) {
        parts.add(base);
        boolean generate = isTrue(document.get("generate")) || isTrue(block.get("generate"));
        (generate ? alsoAlone : partsOnly).add(base.metadata().id());
      }
    }
    if (faults.count() == before && parts.isEmpty()) {
      faults.add(block, "rules is missing; allowed: a list of names or ids of rules");
    }
    boolean readable = parts.stream().allMatch(base -> base.source() != null);
    return faults.count() == before && readable
        ? new CorrelationReader(maker, faults).read(document, metadata, parts)
        : null;
  }

  private static boolean isTrue(Yaml value) {
    return value != null && value.isScalar() && value.text().equalsIgnoreCase("true");
  }

  private BaseRule part(Yaml name) {
    if (!name.isScalar()) {
      faults.add(name, "rules: allowed: a list of names or ids of rules");
      return null;
    }
    String text = name.text();
    if (correlations.contains(text)) {
      faults.add(
          name,
          "'%s' is a correlation: a correlation over correlations is not judged here; allowed:"
              .formatted(text)
              + " rules with a detection (cairn.at_least says how many of each)");
      return null;
    }
    Place place = names.get(text);
    BaseRule base = place == null ? null : bases.get(place.toString());
    if (base == null) {
      faults.add(
          name,
          "there is no rule with the id or name '%s'%s"
              .formatted(text, Nearest.hint(text, names.keySet())));
    } else if (!base.isMatch()) {
      faults.add(
          name, "'%s' has a detector of its own; allowed: rules without one".formatted(text));
      return null;
    }
    return base;
  }

  /** The rule as one of its own; null if it is but a part of others. */
  private Rule alone(BaseRule base) {
    String id = base.metadata().id();
    return partsOnly.contains(id) && !alsoAlone.contains(id) ? null : maker.of(base);
  }
}

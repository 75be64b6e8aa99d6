package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What correlations may refer to, by name and id; and which rules are but parts of others.
 *
 * <p>A correlation may be over others if it is temporal and they count: then a hit of theirs tells
 * at once, and in the state of one key, whether they hold.
 */
final class Parts {

  private static final Set<String> COUNTING = Set.of("event_count", "value_count");

  private final Faults faults;
  private final Map<String, Place> names = new LinkedHashMap<>();
  private final Map<Place, BaseRule> bases = new LinkedHashMap<>();
  private final Map<Place, Yaml> correlations = new LinkedHashMap<>();
  private final Map<Place, CountingPart> counting = new LinkedHashMap<>();
  private final Set<String> partsOnly = new HashSet<>();
  private final Set<String> alsoAlone = new HashSet<>();

  Parts(Faults faults) {
    this.faults = faults;
  }

  /** Adds a base rule; or a fault, if its name is another's. */
  void add(BaseRule base) {
    if (unique(base.yaml(), base.metadata())) {
      bases.put(base.yaml().place(), base);
    }
  }

  /** Adds a correlation; or a fault, if its name is another's. */
  void addCorrelation(Yaml document) {
    if (unique(document, Metadata.read(document, new Faults()))) {
      correlations.put(document.place(), document);
    }
  }

  /** Notes what was made of a correlation, for those that are over it. */
  void made(Yaml document, Metadata metadata, Rule rule, List<Part> parts) {
    if (!isOverCorrelations(document) && COUNTING.contains(type(document))) {
      List<BaseRule> own = parts.stream().map(BaseRule.class::cast).toList();
      counting.put(document.place(), new CountingPart(document, metadata, rule, own));
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

  /** The base rule that a document is; null if it is none. */
  BaseRule base(Yaml document) {
    return bases.get(document.place());
  }

  /** Whether a rule is but a part of others, and none of its own. */
  boolean isPartOnly(String id) {
    return partsOnly.contains(id) && !alsoAlone.contains(id);
  }

  /** Whether a correlation refers to correlations. */
  boolean isOverCorrelations(Yaml document) {
    return rules(document).stream()
        .anyMatch(name -> name.isScalar() && correlations.containsKey(names.get(name.text())));
  }

  private static List<Yaml> rules(Yaml document) {
    Yaml rules = document.get("correlation").get("rules");
    return rules == null ? List.of() : rules.elements();
  }

  private static String type(Yaml document) {
    Yaml type = document.get("correlation").get("type");
    return type == null || !type.isScalar() ? "" : type.text();
  }

  /**
   * What a correlation refers to, in its order; null if that is not in order, which has been told.
   * Of one that is over correlations only when these are {@link #made}.
   */
  List<Part> of(Yaml document) {
    Yaml block = document.get("correlation");
    boolean generate = isTrue(document.get("generate")) || isTrue(block.get("generate"));
    List<Part> parts = new ArrayList<>();
    boolean whole = true;
    for (Yaml name : rules(document)) {
      Part part = part(document, name);
      if (part == null) {
        whole = false;
      } else if (parts.contains(part)) {
        faults.add(name, "'%s' is there twice".formatted(name.text()));
        whole = false;
      } else {
        parts.add(part);
        (generate ? alsoAlone : partsOnly).add(part.metadata().id());
        whole &= !(part instanceof BaseRule base) || base.source() != null;
      }
    }
    if (whole && parts.isEmpty()) {
      faults.add(block, "rules is missing; allowed: a list of names or ids of rules");
      return null;
    }
    return whole ? parts : null;
  }

  private static boolean isTrue(Yaml value) {
    return value != null && value.isScalar() && value.text().equalsIgnoreCase("true");
  }

  private Part part(Yaml document, Yaml name) {
    if (!name.isScalar()) {
      faults.add(name, "rules: allowed: a list of names or ids of rules");
      return null;
    }
    String text = name.text();
    Place place = names.get(text);
    Yaml correlation = correlations.get(place);
    if (correlation != null) {
      return correlation(document, name, correlation);
    }
    BaseRule base = bases.get(place);
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

  private CountingPart correlation(Yaml document, Yaml name, Yaml correlation) {
    String text = name.text();
    if (!CorrelationReader.TEMPORAL.contains(type(document))) {
      faults.add(
          name,
          ("'%s' is a correlation: a correlation over correlations can be temporal or"
                  + " temporal_ordered only; allowed: rules with a detection")
              .formatted(text));
      return null;
    }
    if (isOverCorrelations(correlation)) {
      faults.add(
          name,
          "'%s' is over correlations itself; allowed: correlations over rules with a detection"
              .formatted(text));
      return null;
    }
    if (!COUNTING.contains(type(correlation))) {
      faults.add(
          name,
          "'%s' is of the type '%s'; allowed within another correlation: event_count, value_count"
              .formatted(text, type(correlation)));
      return null;
    }
    CountingPart part = counting.get(correlation.place());
    if (part != null
        && !((Detector.Count) part.rule().detector())
            .limits().stream().allMatch(Burst::isAllowed)) {
      faults.add(
          name,
          ("'%s' has a limit that can't be judged within another correlation; allowed: gt and gte,"
                  + " of at most %d")
              .formatted(text, Burst.MOST));
      return null;
    }
    return part;
  }
}

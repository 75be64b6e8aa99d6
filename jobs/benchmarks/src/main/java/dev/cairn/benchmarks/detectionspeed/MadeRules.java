package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets of any number of simple rules, as files. */
enum MadeRules {

  /** One value of a field, or of two: for every twentieth rule a user that is there. */
  EQUALITY,
  /** A piece of the statement's text and no value at all, so that each must look at each text. */
  CONTAINS;

  private static final List<String> KINDS = List.of("select", "insert", "update", "delete");
  private static final int REAL = 20;
  /** A file may have a megabyte. */
  private static final int RULES_OF_FILE = 1_000;

  /**
   * Makes them.
   *
   * @param users that are there
   */
  RuleFiles files(int rules, List<String> users) {
    IntFunction<String> selection = this == EQUALITY ? number -> equality(number, users)
        : number -> "{sql_text|contains: 'no such words " + number + "'}";
    Map<String, byte[]> contents = new TreeMap<>();
    for (int from = 0; from < rules; from += RULES_OF_FILE) {
      String yaml =
          IntStream.range(from, Math.min(rules, from + RULES_OF_FILE))
              .mapToObj(number -> rule(number, selection.apply(number)))
              .collect(Collectors.joining("---\n"));
      contents.put("rules-" + from + ".yml", yaml.getBytes(StandardCharsets.UTF_8));
    }
    return RuleFiles.of(contents);
  }

  /** Reads them as well. */
  RuleSet set(int rules, List<String> users) throws RuleFaultsException {
    return RuleReader.read(files(rules, users));
  }

  private static String equality(int number, List<String> users) {
    boolean real = number % REAL == 0 && !users.isEmpty();
    String user = real ? users.get(number / REAL % users.size()) : "nobody_" + number;
    return number % 2 == 0
        ? "{user_name: '" + user + "', statement_kind: " + KINDS.get(number / 2 % 4) + "}"
        : "{client_ip: '192.0.2." + number % 256 + "'}";
  }

  private static String rule(int number, String selection) {
    return """
        title: Made rule %1$d
        id: 5a1c0a5e-1d6b-4b43-9f0c-%1$012d
        logsource: {product: cairn, category: database}
        detection:
          selection: %2$s
          condition: selection
        level: low
        cairn:
          version: "1"
          group_by: [user_name]
          message: "{user_name} did it"
          detector: {type: match}
        """
        .formatted(number, selection);
  }
}

package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.benchmarks.detectionspeed.Figures.Sheet;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.schemas.DetectionHit;
import java.nio.charset.StandardCharsets;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;

/** Judging alone: very many keys of one rule, and very many hits of one key. */
final class Keys {

  private static final int HITS_OF_USER = 3;
  private static final long SECOND = 1_000_000;
  private static final long HIGH = 1L << 60;
  private static final long START = 1_790_000_000L * SECOND;

  private static final String RULES =
      """
      title: Match
      id: 00000000-0000-4000-8000-000000000001
      logsource: {product: cairn, category: database}
      detection: {s: {status: failure}, condition: s}
      level: low
      cairn:
        version: "1"
        group_by: [user_name]
        suppress: PT1H
        message: "{user_name} failed {count} times"
        detector: {type: match}
      ---
      title: Count, exact
      id: 00000000-0000-4000-8000-000000000002
      logsource: {product: cairn, category: database}
      detection: {s: {status: failure}, condition: s}
      level: low
      cairn:
        version: "1"
        group_by: [user_name]
        message: "{user_name} failed {observed} times in {timespan}"
        detector: {type: count, measure: events, timespan: PT5M, limits: {gte: 10}}
      ---
      title: Sum, in buckets
      id: 00000000-0000-4000-8000-000000000003
      logsource: {product: cairn, category: database}
      detection: {s: {status: success}, condition: s}
      level: low
      cairn:
        version: "1"
        group_by: [user_name]
        message: "{user_name} read {observed} rows in {timespan}"
        detector: {type: count, measure: sum, value: rows_sent, timespan: P1D, limits: {gte: 100000}}
      ---
      title: Novelty
      id: 00000000-0000-4000-8000-000000000004
      logsource: {product: cairn, category: database}
      detection: {s: {status: success}, condition: s}
      level: low
      cairn:
        version: "1"
        group_by: [user_name]
        message: "{user_name} did {item} first"
        detector: {type: novelty, item: [sql_digest], learn: P14D, forget: P90D, most: 2000}
      """;

  private Keys() {}

  static RuleSet rules() throws Exception {
    return RuleReader.read(
        RuleFiles.of(Map.of("rules.yml", RULES.getBytes(StandardCharsets.UTF_8))));
  }

  /** So many users, a few hits each, one rule at a time. */
  static void users(int users, Figures figures) throws Exception {
    Sheet sheet =
        figures.sheet(
            "users", "a few hits of each user", "users", "hits/CPU-s", "state bytes/user",
            "heap bytes/user");
    RuleSet rules = rules();
    for (Rule rule : rules.rules()) {
      long before = Cpu.heap();
      double start = Cpu.seconds();
      HeldStates states = new HeldStates(rules, true);
      for (int round = 0; round < HITS_OF_USER; round++) {
        for (int user = 0; user < users; user++) {
          states.take(hit(rule, user, round, START + round * SECOND), finding -> {});
        }
      }
      double rate = states.hits() / (Cpu.seconds() - start);
      double heap = (double) (Cpu.heap() - before) / users;
      double size =
          states.sizes().values().stream().mapToInt(Integer::intValue).average().orElse(0);
      sheet.add(rule.title(), (long) states.keys(), rate, size, heap);
    }
  }

  /** All hits are one key's, a millisecond apart. */
  static void flood(int hits, double seconds, Figures figures) throws Exception {
    Sheet sheet =
        figures.sheet(
            "flood", "all hits of one key", "hits", "hits/CPU-s, first fifth", "all",
            "all, state stored at every hit", "state bytes", "findings told");
    RuleSet rules = rules();
    for (Rule rule : rules.rules()) {
      long[] told = new long[1];
      int[] size = new int[1];
      double first =
          Cpu.perSecond(seconds / 5, () -> flood(rules, rule, hits / 5, false, told, size));
      double all = Cpu.perSecond(seconds, () -> flood(rules, rule, hits, false, told, size));
      double stored =
          Cpu.perSecond(seconds, () -> flood(rules, rule, hits / 5, true, told, size));
      flood(rules, rule, hits, false, told, size);
      sheet.add(
          rule.title(), (long) hits, first, all, stored, (long) size[0], told[0]);
    }
  }

  private static long flood(
      RuleSet rules, Rule rule, int hits, boolean stored, long[] told, int[] size) {
    told[0] = 0;
    HeldStates states = new HeldStates(rules, stored);
    for (int i = 0; i < hits; i++) {
      states.take(hit(rule, 0, i, START + i * 1_000L), finding -> told[0]++);
    }
    IntSummaryStatistics sizes =
        states.sizes().values().stream().mapToInt(Integer::intValue).summaryStatistics();
    size[0] = sizes.getMax();
    return hits;
  }

  private static DetectionHit hit(Rule rule, int user, int number, long time) {
    DetectionHit hit = new DetectionHit();
    hit.setRuleId(rule.id());
    hit.setRuleVersion(rule.version());
    hit.setRuleSetVersion("0123456789abcdef");
    hit.setKey("user_name=user_" + user);
    hit.setTime(time);
    hit.setIngest(time + SECOND);
    hit.setInput(0);
    hit.setValue(rule.inputs().get(0).value() == null ? null : (Double) (double) (number % 1_000));
    hit.setItem(rule.inputs().get(0).item().isEmpty() ? null : "digest " + number % 5_000);
    hit.setFacts(Map.of());
    hit.setSource("mysql.audit");
    hit.setEventId(Long.toHexString(HIGH | user) + Long.toHexString(HIGH | time));
    hit.setTables(List.of("clinic.patients"));
    hit.setUserName("user_" + user);
    hit.setClientIp("10.1.2.3");
    hit.setServer("mysql-1");
    hit.setReporter("mysql-1");
    hit.setDatabaseName("clinic");
    return hit;
  }
}

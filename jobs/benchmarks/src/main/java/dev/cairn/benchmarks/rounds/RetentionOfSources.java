package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.Retention;
import dev.cairn.formats.RecordParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;

/** Retention rules of the usual kinds: as many classes, and so keys, as a real archive has. */
public final class RetentionOfSources {

  private static final Period THREE_MONTHS = Period.ofDays(90);

  private RetentionOfSources() {}

  /** A key file for all classes. */
  public static void createKeys(Path keyFile) throws IOException {
    KeyFile.create(keyFile, rules().retentionClasses());
  }

  /** The rules. */
  public static RetentionRules rules() {
    Map<String, RetentionRule> rules = new TreeMap<>();
    // a message of one Azure source may hold another's records, so each needs a rule
    RecordParser.sources().forEach(source -> rules.put(source, rule("activity", THREE_MONTHS)));
    rules.put("proxysql.query", rule("queries", Period.ofYears(6)));
    rules.put("mysql.audit", rule("queries", Period.ofYears(6)));
    rules.put("proxysql.audit", rule("connections", THREE_MONTHS));
    rules.put("network.flow", rule("flows", Period.ofDays(30)));
    rules.put(RetentionRules.DEAD_LETTERS, rule("queries", Period.ofYears(6)));
    rules.put(RetentionRules.CHAIN, rule("chain", Period.ofYears(7)));
    return new RetentionRules(rules);
  }

  private static RetentionRule rule(String retentionClass, Period keep) {
    return new RetentionRule(retentionClass + "/1", retentionClass, keep, Retention.Mode.UNLOCKED);
  }
}

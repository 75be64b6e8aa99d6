package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;

/** Retention rules of the usual kinds: as many classes, and so keys, as a real archive has. */
public final class RetentionOfSources {

  private RetentionOfSources() {}

  /** A key file for all classes. */
  public static void createKeys(Path keyFile) throws IOException {
    KeyFile.create(keyFile, rules().retentionClasses());
  }

  /** The rules. */
  public static RetentionRules rules() {
    return new RetentionRules(
        Map.of(
            "proxysql.query", rule("queries", Period.ofYears(6)),
            "mysql.audit", rule("queries", Period.ofYears(6)),
            "proxysql.audit", rule("connections", Period.ofDays(90)),
            "network.flow", rule("flows", Period.ofDays(30)),
            RetentionRules.DEAD_LETTERS, rule("queries", Period.ofYears(6)),
            RetentionRules.CHAIN, rule("chain", Period.ofYears(7))));
  }

  private static RetentionRule rule(String retentionClass, Period keep) {
    return new RetentionRule(retentionClass + "/1", retentionClass, keep, Retention.Mode.UNLOCKED);
  }
}

package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.testkit.life.LifeRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records that give one finding each: statements of users that nobody else is, and the rule that is
 * about them.
 */
final class Marks {

  static final String SOURCE = "proxysql.query";
  static final String RULE_ID = "00000000-0000-4000-8000-0000000000ff";
  private static final String USER = "marked-";
  private static final String FIELD = "\"username\":\"";

  private static final String RULE =
      """
      title: Statement of a marked user
      id: %s
      logsource: {product: cairn, service: %s}
      detection: {s: {user_name|startswith: '%s'}, condition: s}
      level: low
      cairn:
        version: "1"
        group_by: [user_name]
        suppress: P30D
        message: "{user_name} sent a statement"
        detector: {type: match}
      """
          .formatted(RULE_ID, SOURCE, USER);

  private Marks() {}

  /** With the rule about marks. */
  static RuleFiles with(RuleFiles files) {
    Map<String, byte[]> contents = new TreeMap<>(files.contents());
    contents.put("rules/marks.yml", RULE.getBytes(StandardCharsets.UTF_8));
    return RuleFiles.of(contents);
  }

  /** Whether a record can be marked: a statement of a user. */
  static boolean fits(LifeRecord record) {
    return record.source().equals(SOURCE)
        && new String(record.value(), StandardCharsets.UTF_8).contains(FIELD);
  }

  /** The record as if a user of this number had sent it. */
  static byte[] mark(LifeRecord record, int number) {
    String text = new String(record.value(), StandardCharsets.UTF_8);
    int from = text.indexOf(FIELD) + FIELD.length();
    return (text.substring(0, from) + USER + number + text.substring(text.indexOf('"', from)))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The number of a finding's mark. */
  static int number(String userName) {
    return Integer.parseInt(userName.substring(USER.length()));
  }
}

package dev.cairn.detect.sigma;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;

/** Rules from texts. */
final class Rules {

  static final String FILE = "rules/a.yml";

  /** Rules of single signals for correlations, of 15 lines: failed, let_in and flow. */
  static final String BASES =
      """
      title: Failed
      name: failed
      logsource: {category: authentication}
      detection: {a: {status: failure}, condition: a}
      ---
      title: Let in
      name: let_in
      logsource: {category: authentication}
      detection: {a: {status: success}, condition: a}
      ---
      title: Flow
      name: flow
      logsource: {category: firewall}
      detection: {a: {flow_state: B}, condition: a}
      ---
      """;

  private Rules() {}

  static RuleFiles files(String text) {
    return RuleFiles.of(Map.of(FILE, text.getBytes(StandardCharsets.UTF_8)));
  }

  static RuleSet read(String text) {
    try {
      return RuleReader.read(files(text));
    } catch (RuleFaultsException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  static Rule one(String text) {
    return read(text).rules().iterator().next();
  }

  /** A rule of a source with a detection. */
  static String rule(String service, String... detection) {
    StringBuilder text =
        new StringBuilder("title: A rule\nlogsource:\n  product: cairn\n  service: ")
            .append(service)
            .append("\ndetection:\n");
    for (String line : detection) {
      text.append("  ").append(line).append('\n');
    }
    return text.toString();
  }

  /** A rule with one search, which is its condition; the search begins in line 6. */
  static String search(String service, String... lines) {
    StringBuilder text = new StringBuilder(rule(service, "s:"));
    for (String line : lines) {
      text.append("    ").append(line).append('\n');
    }
    return text + "  condition: s\n";
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) {
    return assertThatThrownBy(() -> RuleReader.read(files(text)))
        .isInstanceOf(RuleFaultsException.class);
  }
}

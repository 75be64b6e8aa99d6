package dev.cairn.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFaultsException;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.rule.Severity;
import dev.cairn.detect.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {

  private static final Path DIRECTORY = Path.of("../../detection-rules");
  static final RuleSet RULES = read();

  private static RuleSet read() {
    try {
      return RuleReader.read(RuleFiles.read(DIRECTORY));
    } catch (IOException | RuleFaultsException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  static Stream<ShippedCase> cases() {
    return ShippedCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachRuleLooksAtWhatItIsAboutAndAtNothingElse(ShippedCase one) {
    Rule rule =
        RULES.rules().stream()
            .filter(each -> each.title().equals(one.title()))
            .findFirst()
            .orElseThrow();

    assertThat(anyHit(rule, one.positive())).as("what it is about").isTrue();
    assertThat(anyHit(rule, one.negative())).as("what it is not about").isFalse();
  }

  private static boolean anyHit(Rule rule, List<Signal> signals) {
    assertThat(signals).isNotEmpty();
    return signals.stream().anyMatch(signal -> Signals.hits(rule, signal));
  }

  @Test
  void noRuleIsWithoutACase() {
    assertThat(ShippedCases.all().map(ShippedCase::title))
        .containsExactlyInAnyOrderElementsOf(RULES.rules().stream().map(Rule::title).toList());
  }

  @Test
  void eachRuleSaysWhatItNeedsAndWhatItCannotSee() {
    assertThat(RULES.rules())
        .allSatisfy(
            rule -> {
              assertThat(UUID.fromString(rule.id()).version()).isBetween(4, 5);
              assertThat(rule.description()).isNotBlank();
              assertThat(rule.needs()).isNotEmpty();
              assertThat(rule.cannotSee()).isNotBlank();
              assertThat(rule.falsePositives()).isNotEmpty();
              assertThat(rule.techniques()).isNotEmpty();
              assertThat(rule.tactics()).isNotEmpty();
              assertThat(rule.message().toString()).isNotEqualTo(CairnBlock.MESSAGE);
              assertThat(rule.severity()).isGreaterThanOrEqualTo(Severity.INFORMATIONAL);
            });
  }
}

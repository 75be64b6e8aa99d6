package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRulesTest {

  @TempDir private Path directory;

  @Test
  void theDemoHasTheRulesThatCairnShips() throws Exception {
    RuleFiles shipped = RuleFiles.read(Path.of("../../detection-rules"));

    assertThat(RuleFiles.read(DemoRules.prepare(directory)).version())
        .isEqualTo(shipped.version());
  }
}

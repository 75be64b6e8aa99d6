package dev.cairn.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.testkit.life.AttackKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionMainTest {

  private static final String RULE =
      """
      title: Data written to a file of the server
      id: 5a1c0a5e-1d6b-4b43-9f0c-0d6c0f0a0002
      logsource: {product: cairn, service: proxysql.query}
      detection:
        sel: {sql_text|contains: 'INTO OUTFILE'}
        condition: sel
      level: high
      cairn:
        version: "1"
        group_by: [user_name]
        message: "{user_name} wrote a file"
        detector: {type: match}
      """;

  @Test
  void ruleThatSaysWhatWasPlantedHasPrecisionAndRecallOfOneAndTheOthersAreMissed()
      throws Exception {
    DetectionOptions options =
        DetectionOptions.parse(
            List.of("--days", "4", "--users", "60", "--attacks", "1", "--sessions", "false"));

    Quality quality =
        DetectionMain.judge(
                options,
                RuleFiles.of(
                    Map.of("rules/outfile.yml", RULE.getBytes(StandardCharsets.UTF_8))))
            .quality();

    Quality.OfRule rule = quality.rules().values().iterator().next();
    assertThat(rule.precision()).isEqualTo(1);
    assertThat(rule.recall()).isEqualTo(1);
    Quality.OfKind found = quality.kinds().get(AttackKind.SELECT_INTO_OUTFILE);
    assertThat(found.found()).isEqualTo(1);
    assertThat(found.delaySeconds(.5)).isBetween(0.0, 10.0);
    assertThat(quality.kinds().get(AttackKind.PORT_SCAN).missed()).containsExactly("port_scan-1");
    assertThat(quality.falseAlarms()).isZero();
    assertThat(QualityReport.of(quality)).contains("attacks found: 1 of 33");
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    assertThat(DetectionMain.run(List.of("--speed", "9"))).isFalse();
    assertThat(DetectionMain.run(List.of("--users", "2"))).isFalse();
  }
}

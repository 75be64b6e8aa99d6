package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfidenceTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1.000", "0.999999, >0.999", "0.9996, >0.999", "0.9995, >0.999", "0.9994, 0.999",
    "0.85, 0.850", "0, 0.000"
  })
  void onlyWhatIsCertainReadsOne(double confidence, String text) {
    assertThat(Confidence.text(confidence)).isEqualTo(text);
  }
}

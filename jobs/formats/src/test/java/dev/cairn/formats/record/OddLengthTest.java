package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddLengthTest {

  private static final OddLength ODD = new OddLength(ReasonCode.MALFORMED_LINE, "no line, ");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1_048_576})
  void namesTheLengthOfEachPiece(int bytes) {
    BadElement why = ODD.of(bytes);

    assertThat(why.reason()).isEqualTo(ReasonCode.MALFORMED_LINE);
    assertThat(why.detail()).isEqualTo("no line, " + bytes + " bytes");
  }
}

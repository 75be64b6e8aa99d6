package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostOffsetsTest {

  private static final OffsetRange GAP = range(10, 19);

  @Test
  void whatLiesBelowTheLogIsDeleted() {
    assertThat(LostOffsets.explain(GAP, 20, false)).containsExactly(lost(10, 19, Reason.DELETED));
    assertThat(LostOffsets.explain(GAP, 500, true)).containsExactly(lost(10, 19, Reason.DELETED));
  }

  @Test
  void aGapInsideTheLogHadNoRecords() {
    assertThat(LostOffsets.explain(GAP, 0, false))
        .containsExactly(lost(10, 19, Reason.NO_RECORD));
    assertThat(LostOffsets.explain(GAP, 10, false))
        .containsExactly(lost(10, 19, Reason.NO_RECORD));
  }

  @Test
  void inACompactedTopicNobodyKnows() {
    assertThat(LostOffsets.explain(GAP, 0, true)).containsExactly(lost(10, 19, Reason.COMPACTED));
  }

  @Test
  void aGapAcrossTheLogsBeginningIsTwo() {
    assertThat(LostOffsets.explain(GAP, 15, false))
        .containsExactly(lost(10, 14, Reason.DELETED), lost(15, 19, Reason.NO_RECORD));
  }

  @Test
  void rangesThatTouchAreOneWithTheWorseReason() {
    assertThat(
            LostOffsets.merge(
                List.of(
                    lost(15, 19, Reason.NO_RECORD),
                    lost(10, 14, Reason.DELETED),
                    lost(20, 20, Reason.COMPACTED),
                    lost(22, 22, Reason.NO_RECORD))))
        .containsExactly(lost(10, 20, Reason.DELETED), lost(22, 22, Reason.NO_RECORD));
  }

  @Test
  void rangesThatOverlapAreRefused() {
    assertThatThrownBy(
            () ->
                LostOffsets.merge(
                    List.of(lost(10, 14, Reason.DELETED), lost(14, 19, Reason.DELETED))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("overlap");
  }

  private static LostRange lost(long first, long last, Reason reason) {
    return new LostRange(range(first, last), reason);
  }

  private static OffsetRange range(long first, long last) {
    return new OffsetRange("t", 1, first, last);
  }
}

package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitDraftTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final WriteResult EMPTY = new WriteResult(List.of(), List.of(), List.of());

  private final CommitDraft draft = new CommitDraft("run", Duration.ofHours(1), START);

  @Test
  void allWritersOfACheckpointMakeOneCommit() {
    draft.add(read(1, 5, 9));
    draft.add(read(0, 0, 3));
    draft.add(read(1, 2, 4));

    CheckpointCommit commit = draft.take(7, START).orElseThrow();

    assertThat(commit.commitId()).isEqualTo("run-7");
    assertThat(commit.content().offsets())
        .containsExactly(new OffsetRange("t", 0, 0, 3), new OffsetRange("t", 1, 2, 9));
    assertThat(draft.take(8, START)).isEmpty();
  }

  @Test
  void lostOffsetsAloneAreACommit() {
    LostRange lost = new LostRange(new OffsetRange("t", 0, 0, 9), LostRange.Reason.DELETED);
    draft.add(new WriteResult(List.of(), List.of(), List.of(lost)));

    assertThat(draft.take(1, START).orElseThrow().content().lost()).containsExactly(lost);
  }

  @Test
  void aQuietHourEndsWithAHeartbeat() {
    assertThat(draft.take(1, START.plusSeconds(3_599))).isEmpty();

    assertThat(draft.take(2, START.plusSeconds(3_600)))
        .contains(new CheckpointCommit("run-2", EMPTY));

    assertThat(draft.take(3, START.plusSeconds(3_601))).isEmpty();
    assertThat(draft.take(4, START.plusSeconds(7_200)))
        .contains(new CheckpointCommit("run-4", EMPTY));
  }

  @Test
  void aCommitPutsTheHeartbeatOff() {
    draft.add(read(0, 0, 0));
    draft.take(1, START.plusSeconds(3_000));

    assertThat(draft.take(2, START.plusSeconds(3_600))).isEmpty();
    assertThat(draft.take(3, START.plusSeconds(6_600))).isPresent();
  }

  private static WriteResult read(int partition, long first, long last) {
    return new WriteResult(
        List.of(), List.of(new OffsetRange("t", partition, first, last)), List.of());
  }
}

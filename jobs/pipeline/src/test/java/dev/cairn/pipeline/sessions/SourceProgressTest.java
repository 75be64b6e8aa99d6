package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.Progress;
import dev.cairn.schemas.SourceStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceProgressTest {

  private static final String QUERY = "proxysql.query";
  private static final Set<String> EXPECTED = Set.of(QUERY, "network.flow");

  private final SourceProgress sources = new SourceProgress(EXPECTED);

  @Test
  void beforeAnybodySpeaksNothingHasPassed() {
    assertThat(sources.at(Long.MIN_VALUE).slowest(EXPECTED)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void isAsFarAsTheSlowestTask() {
    sources.heard(passed(QUERY, 0, 5_000));
    sources.heard(passed(QUERY, 1, 2_000));

    Progress progress = sources.at(Long.MIN_VALUE);

    assertThat(progress.slowest(Set.of(QUERY))).isEqualTo(2_000_999);
  }

  @Test
  void aSourceThatWasDoneBeforeTheJobWentOnIsAsFarAsTime() {
    sources.heard(passed(QUERY, 0, 5_000));

    assertThat(sources.at(4_000).slowest(EXPECTED)).isEqualTo(4_000_999);
    sources.heard(passed(QUERY, 0, Long.MAX_VALUE));
    assertThat(sources.at(Long.MAX_VALUE).slowest(EXPECTED)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void silentTasksAreNotWaitedFor() {
    sources.heard(passed(QUERY, 0, 5_000));
    sources.heard(new SourceStatus("network.flow", 0, Long.MIN_VALUE, true, List.of()));

    assertThat(sources.at(1_000).slowest(EXPECTED)).isEqualTo(5_000_999);
  }

  private static SourceStatus passed(String source, int task, long millis) {
    return new SourceStatus(source, task, millis, false, List.of());
  }
}

package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.retention.TestRules;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveJobConfigTest {

  private static final TopicSource QUERIES =
      new TopicSource("q", "proxysql.query", ZoneId.of("UTC"));

  @Test
  void defaultsArePinned() {
    assertThat(CommitTimes.DEFAULT)
        .isEqualTo(
            new CommitTimes(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1)));
    assertThat(WriterLimits.DEFAULT).isEqualTo(new WriterLimits(32, 128L << 20, 192L << 20));
    assertThat(Retry.DEFAULT).isEqualTo(new Retry(6, Duration.ofSeconds(1)));
  }

  @Test
  void anUnknownSourceIsRefusedWithTheKnownOnes() {
    TopicSource unknown = new TopicSource("q", "proxysql.qeury", ZoneId.of("UTC"));

    assertThatThrownBy(() -> config(List.of(unknown), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'proxysql.qeury'")
        .hasMessageContaining("proxysql.query");
  }

  @Test
  void aTopicIsNamedOnce() {
    assertThatThrownBy(() -> config(List.of(QUERIES, QUERIES), 1))
        .hasMessageContaining("each topic once");
  }

  @Test
  void aSourceWithoutARetentionRuleIsRefused() {
    TopicSource audit = new TopicSource("a", "proxysql.audit", ZoneId.of("UTC"));

    assertThatThrownBy(() -> config(List.of(audit), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'proxysql.audit'");
  }

  @Test
  void aDerivedSourceNeedsTheRuleOfItsTable() {
    TopicSource sessions = new TopicSource("s", "cairn.sessions", ZoneId.of("UTC"));

    assertThatThrownBy(() -> config(List.of(sessions), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No retention policy for 'sessions'");
    assertThat(config(List.of(sessions), 1, null, TestRules.of("sessions")).topics())
        .containsExactly(sessions);
  }

  @Test
  void parallelismIsAtLeastOne() {
    assertThatThrownBy(() -> config(List.of(QUERIES), 0))
        .hasMessageContaining("parallelism");
  }

  @Test
  void aFileStaysFarBelowTheLimitsOfAesGcm() {
    assertThatThrownBy(() -> new WriterLimits(1, (16L << 30) + 1, 1L << 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file-bytes");
  }

  @Test
  void everySourceThatAnEnvelopeMayMixInNeedsARetentionRule() {
    TopicSource flows = new TopicSource("f", "network.flow", ZoneId.of("UTC"));

    assertThatThrownBy(() -> config(List.of(flows), 1, null, TestRules.of("network.flow")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'azure.activity'");
  }

  @Test
  void anAnchorWithinTheArchiveIsRefused() {
    assertThatThrownBy(() -> config(List.of(QUERIES), 1, "/archive/anchor.json").openAnchor())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/archive/anchor.json");
  }

  private static ArchiveJobConfig config(List<TopicSource> topics, int parallelism) {
    return config(topics, parallelism, null);
  }

  private static ArchiveJobConfig config(
      List<TopicSource> topics, int parallelism, String anchor) {
    return config(topics, parallelism, anchor, TestRules.of("proxysql.query"));
  }

  private static ArchiveJobConfig config(
      List<TopicSource> topics, int parallelism, String anchor, RetentionRules rules) {
    return new ArchiveJobConfig(
        "localhost:9092",
        Map.of(),
        topics,
        URI.create("file:///archive"),
        URI.create("keyfile:///keys.json"),
        anchor,
        CommitTimes.DEFAULT,
        parallelism,
        false,
        WriterLimits.DEFAULT,
        rules);
  }
}

package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(ArchiveJobConfig.DEFAULT_CHECKPOINT_INTERVAL).isEqualTo(Duration.ofMinutes(1));
    assertThat(WriterLimits.DEFAULT).isEqualTo(new WriterLimits(32, 256L << 20));
    assertThat(Retry.DEFAULT).isEqualTo(new Retry(5, Duration.ofMillis(500)));
  }

  @Test
  void anUnknownSourceIsRefusedWithTheKnownOnes() {
    TopicSource unknown = new TopicSource("q", "proxysql.qeury", ZoneId.of("UTC"));

    assertThatThrownBy(() -> config(List.of(unknown), Duration.ofSeconds(1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'proxysql.qeury'")
        .hasMessageContaining("proxysql.query");
  }

  @Test
  void aTopicIsNamedOnce() {
    assertThatThrownBy(() -> config(List.of(QUERIES, QUERIES), Duration.ofSeconds(1), 1))
        .hasMessageContaining("each topic once");
  }

  @Test
  void aTooShortIntervalIsRefused() {
    assertThatThrownBy(() -> config(List.of(QUERIES), Duration.ofMillis(99), 1))
        .hasMessageContaining("checkpoint-interval")
        .hasMessageContaining("at least 100 ms");
  }

  @Test
  void parallelismIsAtLeastOne() {
    assertThatThrownBy(() -> config(List.of(QUERIES), Duration.ofSeconds(1), 0))
        .hasMessageContaining("parallelism");
  }

  private static ArchiveJobConfig config(
      List<TopicSource> topics, Duration interval, int parallelism) {
    return new ArchiveJobConfig(
        "localhost:9092",
        Map.of(),
        topics,
        URI.create("file:///archive"),
        URI.create("keyfile:///keys.json"),
        null,
        interval,
        parallelism,
        WriterLimits.DEFAULT);
  }
}

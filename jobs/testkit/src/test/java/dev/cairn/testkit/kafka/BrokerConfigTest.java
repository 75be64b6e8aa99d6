package dev.cairn.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerConfigTest {

  private static final Path DIR = Path.of("/data");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theDefaultsAreADecision() {
    assertThat(BrokerConfig.DEFAULT_PORT).isZero();
    assertThat(BrokerConfig.DEFAULT_MESSAGE_MAX_BYTES).isEqualTo(67_108_864);
    assertThat(BrokerConfig.DEFAULT_HEAP_MEBIBYTES).isEqualTo(384);
    assertThat(BrokerConfig.DEFAULT_START_TIMEOUT).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> KafkaBroker.builder().start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dataDir");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortOutOfRangeIsNamed(int port) {
    assertThatThrownBy(() -> new BrokerConfig(DIR, port, 1024, 384, MINUTE))
        .hasMessageContaining("port is " + port);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1023, 1024 * 1024 * 1024 + 1})
  void aMessageSizeOutOfRangeIsNamed(int bytes) {
    assertThatThrownBy(() -> new BrokerConfig(DIR, 0, bytes, 384, MINUTE))
        .hasMessageContaining("messageMaxBytes is " + bytes);
  }

  @Test
  void tooSmallAHeapOrTooShortATimeIsNamed() {
    assertThatThrownBy(() -> new BrokerConfig(DIR, 0, 1024, 127, MINUTE))
        .hasMessageContaining("heapMebibytes is 127");
    assertThatThrownBy(() -> new BrokerConfig(DIR, 0, 1024, 384, Duration.ZERO))
        .hasMessageContaining("startTimeout is PT0S");
  }

  @Test
  void theBrokerListensOnLoopbackOnlyAndKeepsEverything() {
    Properties properties = BrokerProperties.of(DIR, 9092, 9093, 1_000_000);

    assertThat(properties)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
        .containsEntry("log.retention.ms", "-1")
        .containsEntry("message.max.bytes", "1000000")
        .containsEntry("socket.request.max.bytes", "104857600")
        .containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void aRequestMayHoldTheLargestBatch() {
    Properties properties = BrokerProperties.of(DIR, 1, 2, 200 * 1024 * 1024);

    assertThat(Integer.parseInt(properties.getProperty("socket.request.max.bytes")))
        .isGreaterThan(200 * 1024 * 1024);
  }
}

package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureRetriesTest {

  /** As the documentation of {@link BlobStores} has them. */
  @Test
  void defaultsAreAsDocumented() {
    AzureRetries defaults = AzureRetries.read(Map.of());

    assertThat(defaults).isEqualTo(new AzureRetries(4, Duration.ofSeconds(30)));
    assertThat(defaults.limit()).isEqualTo(Duration.ofMillis(125_500));
  }

  @Test
  void environmentOverridesBoth() {
    AzureRetries retries =
        AzureRetries.read(Map.of(AzureRetries.TRIES, "7", AzureRetries.TRY_TIMEOUT, "PT1M"));

    assertThat(retries).isEqualTo(new AzureRetries(7, Duration.ofMinutes(1)));
    assertThat(retries.limit()).isEqualTo(Duration.ofMinutes(7).plusSeconds(13 + 2 * 10));
  }

  @ParameterizedTest
  @CsvSource({
    "CAIRN_AZBLOB_TRIES, 0",
    "CAIRN_AZBLOB_TRIES, 21",
    "CAIRN_AZBLOB_TRIES, many",
    "CAIRN_AZBLOB_TRY_TIMEOUT, PT0.5S",
    "CAIRN_AZBLOB_TRY_TIMEOUT, 30"
  })
  void wrongValuesAreNamed(String key, String value) {
    assertThatThrownBy(() -> AzureRetries.read(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value.equals("PT0.5S") ? "PT1S" : value);
  }
}

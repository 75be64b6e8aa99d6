package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AzureStagingTest {

  /** The form lies in checkpoints: a change must still read the old one. */
  @Test
  void textAndBlockIdsAreAsEver() {
    AzureStaging staging = AzureStaging.parse("00112233445566778899aabbccddeeff:2");

    assertThat(staging.blockIds())
        .containsExactly(
            "MDAxMTIyMzM0NDU1NjY3Nzg4OTlhYWJiY2NkZGVlZmYtMDAwMDA=",
            "MDAxMTIyMzM0NDU1NjY3Nzg4OTlhYWJiY2NkZGVlZmYtMDAwMDE=");
    assertThat(staging.text()).isEqualTo("00112233445566778899aabbccddeeff:2");
  }

  @Test
  void twoWritersShareNoBlockId() {
    assertThat(AzureStaging.fresh().blockId(0)).isNotEqualTo(AzureStaging.fresh().blockId(0));
  }

  @Test
  void blockIdsAreOfOneLength() {
    AzureStaging staging = AzureStaging.fresh();

    assertThat(staging.blockId(AzureStaging.MAX_BLOCKS - 1)).hasSameSizeAs(staging.blockId(0));
  }

  @Test
  void foreignFormIsRefused() {
    assertThatThrownBy(() -> AzureStaging.parse("5b1b8b0e-0000-0000-0000-000000000000"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordIdsTest {

  @Test
  void theIdOfAPlaceNeverChanges() {
    RecordIds ids = new RecordIds("cairn.proxysql.query", 3, 1234567890123L);

    // sha256(int 20, "cairn.proxysql.query", int 3, long 1234567890123, int index), first 16 bytes
    assertThat(ids.id(0)).isEqualTo("b3c8697ec5657e94f697ec0d70e60199");
    assertThat(ids.id(7)).isEqualTo("b2e5f82f742ae59d9bf1a3b5ed64b8e2");
  }
}

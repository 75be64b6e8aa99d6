package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.4", "::1", "fd00::4", "FE80::AB:cdef:9", "::ffff:10.0.0.4"})
  void anAddressIsNoName(String text) {
    assertThat(Endpoint.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost", "10.0.0", "10.0.0.a", "10.0.0.4:3306", "a.b.c.d", "fd00::g", "fd00::4%1",
        "\uff11\uff10.0.0.4", "fd00::@", "fd00::`"
      })
  void whatMayBeANameIsNoAddress(String text) {
    assertThat(Endpoint.isAddress(text)).isFalse();
  }
}

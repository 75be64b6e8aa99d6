package dev.cairn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaderTest {

  @Test
  void theVariableSaysWhoElseTheAccount() {
    assertThat(Reader.ofProcess(Map.of("CAIRN_USER", " n.nightshift "))).satisfies(
        reader -> {
          assertThat(reader.name()).isEqualTo("n.nightshift");
          assertThat(reader.source()).isEqualTo("env");
          assertThat(reader.host()).isNotBlank();
        });
    assertThat(Reader.ofProcess(Map.of("CAIRN_USER", " ")).source()).isEqualTo("os");
    assertThat(Reader.ofProcess(Map.of()).name()).isEqualTo(System.getProperty("user.name"));
  }
}

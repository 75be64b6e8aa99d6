package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {

  @TempDir Path directory;

  @Test
  void aVariableWinsOverTheFile() {
    Settings settings = new Settings(Map.of("CAIRN_ARCHIVE", "env"), Map.of("archive", "file"));

    assertThat(settings.defaultValue(OptionSpec.builder("--archive").build())).isEqualTo("env");
  }

  @Test
  void theFileServesWhereNoVariableIs() {
    Settings settings = new Settings(Map.of(), Map.of("time-zone", "Europe/Berlin"));

    assertThat(settings.defaultValue(OptionSpec.builder("--time-zone").build()))
        .isEqualTo("Europe/Berlin");
  }

  @Test
  void otherOptionsHaveNoSetting() {
    Settings settings = new Settings(Map.of("CAIRN_JSON", "true"), Map.of());

    assertThat(settings.defaultValue(OptionSpec.builder("--json").build())).isNull();
  }

  @Test
  void aListInTheFileIsGivenAsOftenAsItIsLong() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("cairn.yaml"), "proxy-address:\n  - 10.0.1.4\n  - 10.0.1.5\n");

    assertThat(Settings.read(file)).containsEntry("proxy-address", "10.0.1.4,10.0.1.5");
  }

  @Test
  void anUnknownKeyIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("cairn.yaml"), "archvie: file:///a\n");

    assertThatThrownBy(() -> Settings.read(file))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining("archvie");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(directory.resolve("cairn.yaml"), "archive: a\n\t- b: [\n");

    assertThatThrownBy(() -> Settings.read(file))
        .isInstanceOf(CairnException.class)
        .hasMessageContaining("line");
  }
}

package dev.cairn.benchmarks.detectionspeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreMainTest {

  @TempDir Path directory;

  @Test
  void eachPartIsMeasured() throws Exception {
    CoreOptions options =
        CoreOptions.parse(
            List.of(
                "--records", "300", "--rules", "40", "--users", "20", "--flood", "50",
                "--seconds", "0.01", "--rules-dir", "../../detection-rules"));

    Figures figures = CoreMain.measure(options);

    assertThat((Double) figures.get("stages").at(4, "events/CPU-s")).isPositive();
    assertThat((Long) figures.get("counts").at(0, "hits")).isPositive();
    assertThat((Long) figures.get("states").at(0, "most bytes")).isPositive();
    assertThat((Double) figures.get("rules").at(0, "hits/1,000 events")).isPositive();
    assertThat((Double) figures.get("rules").at(1, "hits/1,000 events")).isZero();
    assertThat(figures.get("users").at(3, "users")).isEqualTo(20L);
    // by an hour's suppression one finding, told again as its count doubles
    assertThat(figures.get("flood").at(0, "findings told")).isEqualTo(6L);
    Path json = directory.resolve("core.json");
    figures.write(json);
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    assertThat(written.at("/rules/0/number").asInt()).isEqualTo(40);
  }

  @Test
  void wrongOptionsAreRefused() throws Exception {
    assertThat(CoreMain.run(List.of("--speed", "9"))).isFalse();
    assertThat(CoreMain.run(List.of("--parts", "everything"))).isFalse();
    assertThat(JobMain.run(List.of("--length-s", "10", "--warm-up-s", "10"))).isFalse();
  }
}

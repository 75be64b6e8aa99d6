package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionMainTest {

  @Test
  void resultsOfEveryDisturbanceAndMatcherAreInTheJson(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("attribution.json");

    boolean ran =
        AttributionMain.run(
            List.of(
                "--parts", "captures", "--only", "small_plain/general-log", "--matchers",
                "first-come,nearest", "--loss", "0,0.05", "--json", json.toString()));

    assertThat(ran).isTrue();
    JsonNode results = new ObjectMapper().readTree(json.toFile()).get("captures");
    List<String> told = new ArrayList<>();
    results.forEach(one -> told.add(one.get("disturbance").asText()));
    assertThat(told).hasSize(2 * 3 * 2).contains("undisturbed", "5 % lost, 100 ms behind");
    assertThat(results.get(0).get("precision").asDouble()).isEqualTo(1);
    assertThat(results.get(0).get("answerable").asInt()).isEqualTo(96);
  }

  @Test
  void skewsAreLeftOutWhereStampsAreWholeSeconds() throws IOException {
    Case audit = Captures.bundled("small_plain").get(0);

    assertThat(Disturbance.of(audit, List.of(0.0, 0.01), List.of(0L, 100L), 1))
        .extracting(Disturbance::name)
        .containsExactly("undisturbed", "1 % lost");
  }

  @Test
  void unknownMatcherIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Contenders.named(List.of("guess")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No matcher 'guess'")
        .hasMessageContaining("first-come");
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    assertThat(AttributionMain.run(List.of("--speed", "9"))).isFalse();
  }

  @Test
  void caseThatDoesNotExistIsRefused() {
    assertThatThrownBy(
            () -> AttributionMain.run(List.of("--only", "small_plain/none", "--parts", "captures")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("small_plain/general-log");
  }
}

package dev.cairn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole comparison on a handful of records: that it runs and that all did the same work. */
class MainIT {

  @TempDir Path directory;

  @Test
  void everyContenderKeepsTheSameEvents() throws Exception {
    Path json = directory.resolve("result.json");
    Options options =
        Options.parse(
            List.of(
                "--events", "1800", "--rounds", "1", "--warm-up", "0", "--checkpoint-ms", "500",
                "--rates", "200", "--steady-s", "3", "--steady-checkpoint-ms", "500",
                "--json", json.toString(), "--work", directory.resolve("work").toString()));

    Results results = Main.run(options);

    Tally tally = results.tally();
    assertThat(tally.rounds().keySet()).containsExactlyInAnyOrder(Contender.values());
    assertThat(tally.rounds().values().stream().map(rounds -> rounds.get(0).events()).distinct())
        .hasSize(1);
    RoundResult job = tally.rounds().get(Contender.ARCHIVE_JOB).get(0);
    assertThat(job.figure(RoundResult.CHECKPOINT_BYTES)).isPositive();
    assertThat(results.steady().get(0).p50Millis()).isPositive();
    assertThat(results.steady().get(0).job().events()).isEqualTo(results.steady().get(0).records());
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    assertThat(written.at("/ratios/archive-job~1file-sink").asDouble()).isPositive();
    assertThat(Report.of(results)).contains("archive job / FileSink");
    assertThat(directory.resolve("work")).doesNotExist();
  }
}

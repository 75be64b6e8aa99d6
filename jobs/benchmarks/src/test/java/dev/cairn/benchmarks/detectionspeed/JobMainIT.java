package dev.cairn.benchmarks.detectionspeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A handful of records through the job: that it runs, and that every mark is told. */
class JobMainIT {

  @Test
  void everyMarkIsTold() throws Exception {
    JobOptions options =
        JobOptions.parse(
            List.of(
                "--records", "500", "--rounds", "1", "--rates", "100", "--length-s", "5",
                "--warm-up-s", "1", "--every", "20", "--checkpoint-ms", "1000",
                "--rules-dir", "../../detection-rules"));

    Figures figures = JobMain.measure(options);

    assertThat((Double) figures.get("throughput").at(1, "records/CPU-s")).isPositive();
    assertThat(figures.get("latency").at(0, "not told")).isEqualTo(0L);
    assertThat((Long) figures.get("latency").at(0, "marks")).isPositive();
    assertThat((Long) figures.get("latency").at(0, "p50 ms")).isPositive();
  }
}

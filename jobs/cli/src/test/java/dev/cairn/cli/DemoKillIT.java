package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, killed with {@code kill -9} in the middle, started again on the same directory. */
class DemoKillIT {

  private static final long LIMIT_SECONDS = 300;

  @TempDir Path directory;
  private int kills;

  @Test
  void killedAtSeveralMomentsTheDemoEndsTheSame() throws Exception {
    Path data = directory.resolve("data");

    killWhen(data, "the first records are in Kafka", d -> size(d.resolve("kafka")) > 1 << 20);
    killWhen(data, "files are being staged", d -> count(d.resolve("archive/.staging")) > 3);
    killWhen(data, "the sessions job has a checkpoint", moreCheckpoints(data.resolve("sessions")));
    killWhen(data, "sessions become visible", moreThan(data, "archive/sessions"));
    // a fast machine may be done before the last moments come
    assertThat(kills).isGreaterThanOrEqualTo(3);

    Path output = directory.resolve("last.json");
    try (ForkedCairn demo = startDemo(data, output)) {
      assertThat(demo.await(LIMIT_SECONDS)).as(Files.readString(output)).isZero();
    }
    JsonNode summary = new ObjectMapper().readTree(output.toFile());
    assertThat(summary.at("/verdicts/integrity").asText()).isEqualTo("good");
    assertThat(summary.at("/verdicts/completeness").asText()).isEqualTo("good");
    for (Map.Entry<String, Long> source : CaptureCounts.eventsOfDemo().entrySet()) {
      assertThat(summary.at("/events").path(source.getKey()).asLong())
          .as(source.getKey())
          .isEqualTo(source.getValue());
    }
    assertThat(summary.path("dead_letters").asLong()).isZero();
    assertThat(count(data.resolve("archive/.staging"))).as("leftovers").isZero();
    DemoFindings findings = new DemoFindings(data);
    findings.check();
    assertThat(findings.page().out())
        .contains("network seen, proxy seen, database seen", "127.0.0.3:3306")
        .containsPattern("confidence (>0\\.999|1\\.000)");
  }

  private void killWhen(Path data, String moment, Predicate<Path> reached) throws Exception {
    Path output = directory.resolve("killed.log");
    try (ForkedCairn demo = startDemo(data, output)) {
      long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
      while (demo.isAlive() && !reached.test(data)) {
        assertThat(System.nanoTime()).as("waited for: %s", moment).isLessThan(deadline);
        Thread.sleep(2);
      }
      if (!demo.isAlive()) {
        assertThat(demo.await(LIMIT_SECONDS))
            .as("Ended before it could be killed when %s: %s", moment, Files.readString(output))
            .isZero();
        return;
      }
      demo.kill();
      kills++;
    }
  }

  private static ForkedCairn startDemo(Path data, Path output) throws IOException {
    return ForkedCairn.start(output, "demo", "--json", "--data", data.toString());
  }

  private static Predicate<Path> moreThan(Path data, String directory) {
    long before = count(data.resolve(directory));
    return d -> count(d.resolve(directory)) > before;
  }

  private static Predicate<Path> moreCheckpoints(Path directory) {
    long before = checkpoints(directory);
    return d -> checkpoints(directory) > before;
  }

  private static long checkpoints(Path directory) {
    return walk(
        directory, files -> files.filter(file -> file.endsWith("_metadata")).count());
  }

  private static long count(Path directory) {
    return walk(directory, files -> files.count());
  }

  private static long size(Path directory) {
    return walk(directory, files -> files.mapToLong(file -> file.toFile().length()).sum());
  }

  private static long walk(
      Path directory, java.util.function.ToLongFunction<Stream<Path>> measure) {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return measure.applyAsLong(files.filter(Files::isRegularFile));
    } catch (IOException | java.io.UncheckedIOException e) {
      // files come and go while the demo runs: what was seen so far is too little to decide by
      return 0;
    }
  }
}

package dev.cairn.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.ServerStartException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a broker begins, ends and begins again. */
class KafkaBrokerLifeIT {

  @TempDir Path dir;

  @Test
  void aKilledParentLeavesNoBrokerAndTheNextStartHasEveryRecord() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPathWithoutTestcontainers(),
                BrokerParent.class.getName(),
                dir.toString())
            .redirectError(dir.resolve("parent.err").toFile())
            .start();
    String[] pidAndServers = firstLine(parent).split(" ");
    ProcessHandle child = ProcessHandle.of(Long.parseLong(pidAndServers[0])).orElseThrow();
    create(pidAndServers[1], "kept");
    Topics.write(pidAndServers[1], "kept", "one", "two");
    String cluster = clusterId(pidAndServers[1]);

    parent.destroyForcibly().waitFor();

    child.onExit().get(10, TimeUnit.SECONDS);
    assertThat(dir.resolve("parent.err")).content().contains("forked broker");
    try (KafkaBroker again = KafkaBroker.builder().dataDir(dir).start()) {
      assertThat(Topics.read(again.bootstrapServers(), "kept")).containsExactly("one", "two");
      assertThat(clusterId(again.bootstrapServers())).isEqualTo(cluster);
    }
  }

  @Test
  void recordsSurviveAKilledBrokerAndASecondOneOnTheFolderIsRefused() throws Exception {
    try (KafkaBroker broker = KafkaBroker.builder().dataDir(dir).start()) {
      broker.createTopic("kept", 1);
      Topics.write(broker.bootstrapServers(), "kept", "one", "two");

      ProcessHandle process = ProcessHandle.of(broker.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
    }
    try (KafkaBroker again = KafkaBroker.builder().dataDir(dir).start()) {
      assertThat(Topics.read(again.bootstrapServers(), "kept")).containsExactly("one", "two");

      assertThatThrownBy(() -> KafkaBroker.builder().dataDir(dir).start())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("another broker runs on this folder")
          .hasMessageContaining("choose another folder");
    }
  }

  @Test
  void aStartThatTakesTooLongIsGivenUpAndSaysHowLong() {
    var hasty = KafkaBroker.builder().dataDir(dir).startTimeout(Duration.ofMillis(1));

    assertThatThrownBy(hasty::start)
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("did not start within 1 ms")
        .hasMessageContaining("startTimeout");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    assertThatThrownBy(() -> KafkaBroker.builder().dataDir(file).start())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining(file + " is a file")
        .hasMessageContaining("Choose another folder");
  }

  private static String classPathWithoutTestcontainers() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("testcontainers") && !entry.contains("docker-java"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String firstLine(Process process) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    assertThat(line).as("first line of the broker's parent").isNotNull();
    return line;
  }

  private static void create(String servers, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static String clusterId(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      return admin.describeCluster().clusterId().get();
    }
  }
}

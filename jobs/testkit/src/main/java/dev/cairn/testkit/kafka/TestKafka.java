package dev.cairn.testkit.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A running Kafka of one node, however it came to be. */
public interface TestKafka extends AutoCloseable {

  /** Where clients begin, such as {@code 127.0.0.1:9092}. */
  String bootstrapServers();

  @Override
  void close();

  /**
   * Makes a topic and returns when it is there.
   *
   * @throws IOException if it cannot be made, for instance because it exists
   */
  default void createTopic(String name, int partitions) throws IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.createTopics(Set.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IOException(
          "Topic " + name + " could not be made: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while topic " + name + " was made.", e);
    }
  }

  /**
   * Starts a Kafka for a test: in a container where Testcontainers is on the class path, a Docker
   * engine answers within 5 s and has the image; a forked broker everywhere else. Standard error
   * says which. The environment variable {@code CAIRN_TEST_KAFKA} decides it instead: {@code
   * container} or {@code forked}.
   *
   * @param dir folder of the forked broker; a container keeps its data in itself
   * @throws IOException if it does not start
   */
  static TestKafka start(Path dir) throws IOException {
    String wish = System.getenv().getOrDefault("CAIRN_TEST_KAFKA", "auto");
    DockerEngine.Answer docker =
        switch (wish) {
          case "forked" -> new DockerEngine.Answer(false, "CAIRN_TEST_KAFKA says so");
          case "container" -> new DockerEngine.Answer(true, "CAIRN_TEST_KAFKA says so");
          case "auto" -> DockerEngine.ask();
          default ->
              throw new IllegalArgumentException(
                  "CAIRN_TEST_KAFKA is " + wish + ": auto, container and forked are allowed.");
        };
    System.err.printf(
        "Kafka for tests: %s (%s)%n",
        docker.usable() ? "container" : "forked broker", docker.reason());
    return docker.usable()
        ? ContainerKafkaBroker.start()
        : KafkaBroker.builder().dataDir(dir).start();
  }
}

package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line in a process of its own, to be stopped or killed. */
final class ForkedCairn implements AutoCloseable {

  private final Process process;

  private ForkedCairn(Process process) {
    this.process = process;
  }

  /** Starts it; standard output and error go to the file. */
  static ForkedCairn start(Path output, String... args) throws IOException {
    return start(output, List.of(), Map.of(), args);
  }

  /** Starts it with further options of the JVM and variables of the environment. */
  static ForkedCairn start(
      Path output, List<String> options, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    for (String opened : List.of("lang", "util", "time", "util.concurrent")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ForkedCairn(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}; returns when the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As {@code kill -15} or Ctrl-C. */
  void stop() {
    process.destroy();
  }

  int await(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("It did not end within " + seconds + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package dev.cairn.benchmarks.rounds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Another process in which one contender runs. Not thread-safe. */
public final class WorkerProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long GRACE_SECONDS = 10;

  /** As {@code cairn run} starts its own JVM; Flink looks into the JDK. */
  private static final List<String> JVM =
      List.of(
          "-Xmx2g",
          "-XX:+UseSerialGC",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");

  private final WorkerConfig config;
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private WorkerProcess(WorkerConfig config, Process process) {
    this.config = config;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param profiles directory for flight recordings; null for none
   */
  public static WorkerProcess start(WorkerConfig config, Path profiles) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    if (profiles != null) {
      String name = config.contender().name().toLowerCase(Locale.ROOT) + ".jfr";
      command.add(
          "-XX:StartFlightRecording=settings=profile,filename=" + profiles.resolve(name));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Worker.class.getName());
    command.add(JSON.writeValueAsString(config));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    WorkerProcess worker = new WorkerProcess(config, process);
    worker.readLine();
    return worker;
  }

  /** Who runs there. */
  public Contender contender() {
    return config.contender();
  }

  /** Where the last round's files are, until the next round. */
  public Path directory() {
    return config.path();
  }

  /** Runs one round and waits for it. */
  public RoundResult round() throws IOException {
    begin();
    return end();
  }

  /** Begins a round, for those who have something to do meanwhile. */
  public void begin() throws IOException {
    commands.write("round\n");
    commands.flush();
  }

  /** Waits for the round's end. */
  public RoundResult end() throws IOException {
    String line = readLine();
    return JSON.readValue(line.substring(Worker.RESULT.length()), RoundResult.class);
  }

  private String readLine() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(
          "The process of '" + contender().title() + "' ended; its last words are above");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      commands.close();
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

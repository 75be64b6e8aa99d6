package dev.cairn.benchmarks.rounds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One contender's process: runs a round for each line it is sent, and answers each with one line.
 * Ends when its input does, so it does not outlive the process that started it.
 *
 * <p>A contender in a process of its own: another's classes, heap and compiled code do not weigh on
 * it.
 */
public final class Worker {

  static final String RESULT = "result ";

  private Worker() {}

  /** Runs as {@code args[0]}, a {@link WorkerConfig} as JSON, says. */
  public static void main(String[] args) throws Exception {
    // what a library may print must not be taken for an answer
    PrintStream answers = System.out;
    System.setOut(System.err);
    ObjectMapper json = new ObjectMapper();
    WorkerConfig config = json.readValue(args[0], WorkerConfig.class);
    Meter.watchCollections();
    Round round = config.contender().open(config);
    Path directory = config.path();
    answers.println("ready");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      // what the last round wrote stays until the next, for whoever wants to look at it
      Directories.delete(directory);
      Files.createDirectories(directory);
      RoundResult result = round.run(directory);
      answers.println(RESULT + json.writeValueAsString(result));
    }
    System.exit(0);
  }
}

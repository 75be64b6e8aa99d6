package dev.cairn.archive.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The independent verifier, {@code verifier/cairn_verify.py}, in one process of Python for many
 * archives: starting Python takes longer than verifying a small archive.
 */
final class PythonVerifier implements AutoCloseable {

  static final Path SCRIPT = Path.of("verifier", "cairn_verify.py").toAbsolutePath();

  private static final String DRIVER = "src/test/resources/dev/cairn/archive/verify/verify_many.py";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  PythonVerifier() throws IOException {
    process =
        new ProcessBuilder("python3", DRIVER, SCRIPT.getParent().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Skips the test, loudly, where there is no Python 3.9 or later; fails instead if {@code
   * CAIRN_REQUIRE_PYTHON} is 1.
   */
  static void require() throws IOException, InterruptedException {
    String why = "The independent verifier is not tested: no Python 3.9 or later as python3";
    if (!hasPython()) {
      if ("1".equals(System.getenv("CAIRN_REQUIRE_PYTHON"))) {
        throw new IllegalStateException(why + ", and CAIRN_REQUIRE_PYTHON=1 demands it");
      }
      System.err.println("WARNING: " + why);
      Assumptions.abort(why);
    }
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      String check = "import sys; sys.exit(sys.version_info < (3, 9))";
      return new ProcessBuilder("python3", "-c", check).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // not on the path
    }
  }

  /** What the script's {@code --json} says of an archive. */
  JsonNode verify(FaultyArchive.Written written) throws IOException {
    ObjectNode question = JSON.createObjectNode();
    question.put("archive", Path.of(written.archive()).toString());
    question.put("anchor", written.anchor().map(Path::toString).orElse(null));
    written.thumbprints().forEach(question.putArray("trust")::add);
    questions.write(question + "\n");
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("The independent verifier ended early; its error stands above");
    }
    return JSON.readTree(answer);
  }

  @Override
  public void close() throws IOException {
    questions.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

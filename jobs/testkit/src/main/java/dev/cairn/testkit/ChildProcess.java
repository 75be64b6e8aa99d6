package dev.cairn.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server in a process of its own that does not outlive this one. Its standard input is a pipe
 * that nobody writes to: the child must end when it reads the end of it, and it does so too when
 * this process is killed, because the system then closes the pipe. Its first line of standard
 * output tells how the start went; what it writes to standard error is appended to a log file.
 *
 * <p>Instances are thread-safe.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Process process;
  private final Path log;
  private final CompletableFuture<Optional<String>> firstLine = new CompletableFuture<>();

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param command program and arguments
   * @param log file to which its standard error is appended
   * @throws IOException if the program cannot be run at all
   */
  public static ChildProcess start(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var child = new ChildProcess(process, log);
    var reader = new Thread(child::readOutput, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  /** The child's process id. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits for its first line of output.
   *
   * @return that line, or empty if it ended without one
   * @throws TimeoutException if neither happens within {@code limit}
   * @throws InterruptedException if this thread is interrupted meanwhile
   */
  public Optional<String> awaitFirstLine(Duration limit)
      throws TimeoutException, InterruptedException {
    try {
      return firstLine.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The reader of the child's output failed.", e.getCause());
    }
  }

  /** The last lines of its log file, at most {@code lines}; empty if there is no log. */
  public List<String> lastLogLines(int lines) {
    try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> read = all.toList();
      return List.copyOf(read.subList(Math.max(0, read.size() - lines), read.size()));
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Ends it: first by closing its input, and if it still runs after 15 s, by force. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The child has gone already, and its end of the pipe with it.
    }
    try {
      if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private void readOutput() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      firstLine.complete(Optional.ofNullable(lines.readLine()));
      while (lines.readLine() != null) {
        // A full pipe would stop the child.
      }
    } catch (IOException e) {
      firstLine.complete(Optional.empty());
    }
  }
}

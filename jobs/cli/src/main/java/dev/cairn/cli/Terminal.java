package dev.cairn.cli;

import java.io.PrintStream;

/**
 * Where words go: answers to standard output, everything else to standard error. Colours and moving
 * progress only where a person looks; the launcher says so by {@code CAIRN_TTY_OUT} and {@code
 * CAIRN_TTY_ERR}, since Java 17 can't tell.
 */
final class Terminal {

  /** Wider lines are hard to read. */
  static final int WIDEST = 120;

  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean colour;
  private final boolean progress;
  private boolean progressShown;
  private long lastProgress;

  /**
   * @param interactive whether {@code out} is a terminal
   * @param progress whether {@code err} is one
   */
  Terminal(PrintStream out, PrintStream err, boolean interactive, boolean progress) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.colour = interactive && System.getenv("NO_COLOR") == null;
    this.progress = progress;
  }

  /** The same terminal, but for where words go; without progress. */
  Terminal into(PrintStream newOut, PrintStream newErr) {
    return new Terminal(newOut, newErr, interactive, false);
  }

  static Terminal system() {
    return new Terminal(
        System.out,
        System.err,
        "1".equals(System.getenv("CAIRN_TTY_OUT")),
        "1".equals(System.getenv("CAIRN_TTY_ERR")));
  }

  PrintStream out() {
    clearProgress();
    return out;
  }

  /** Where what stands beside an answer goes. */
  PrintStream err() {
    clearProgress();
    return err;
  }

  /** Columns of the terminal that answers go to; 0 if they go elsewhere. */
  int width() {
    String columns = System.getenv("COLUMNS");
    if (!interactive) {
      return 0;
    }
    return columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 100;
  }

  /** The same, but no more than reads well. */
  int readableWidth() {
    return Math.min(width(), WIDEST);
  }

  /** Shows where long work stands, over the last such line; nothing where nobody looks. */
  void progress(String format, Object... args) {
    long now = System.nanoTime();
    if (progress && (now - lastProgress > 50_000_000L || !progressShown)) {
      err.print(CLEAR_LINE + "  " + format.formatted(args));
      err.flush();
      progressShown = true;
      lastProgress = now;
    }
  }

  /** Says something beside the answer. */
  void note(String line) {
    clearProgress();
    err.println(line);
  }

  void error(String message, String hint) {
    clearProgress();
    err.println("cairn: " + message);
    if (hint != null) {
      hint.lines().forEach(line -> err.println("  " + line));
    }
  }

  String bold(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  String verdict(boolean good) {
    String word = good ? "good" : "BAD";
    return colour ? (good ? "\u001b[32m" : "\u001b[1;31m") + word + "\u001b[0m" : word;
  }

  private void clearProgress() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      err.flush();
      progressShown = false;
    }
  }
}

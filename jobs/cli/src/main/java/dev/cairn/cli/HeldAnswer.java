package dev.cairn.cli;

import dev.cairn.access.HeldBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer that is printed and not yet shown: it stays in memory, with the notes beside it, until
 * {@link #show}. Text is UTF-8.
 */
final class HeldAnswer {

  private final Terminal shown;
  private final PrintStream out;
  private final HeldBytes answer;
  private final PrintStream err;
  private final HeldBytes notes;
  private final Terminal terminal;

  HeldAnswer(Terminal shown, long limit) {
    this.shown = shown;
    this.answer = new HeldBytes(limit);
    this.notes = new HeldBytes(limit);
    this.out = new PrintStream(answer, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(notes, false, StandardCharsets.UTF_8);
    this.terminal = shown.into(out, err);
  }

  /**
   * Where the answer is to be printed.
   */
  Terminal terminal() {
    return terminal;
  }

  /** SHA-256 of what is to go to standard output, in lower-case hexadecimal digits. */
  String sha256() {
    out.flush();
    return answer.sha256();
  }

  /** Shows the answer, then the notes. */
  void show() throws IOException {
    out.flush();
    err.flush();
    answer.writeTo(shown.out());
    notes.writeTo(shown.err());
  }
}

package dev.cairn.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An answer that is printed and not yet shown: it stays in memory, with the notes beside it, until
 * {@link #show}. Text is UTF-8.
 */
final class HeldAnswer {

  private static final long MOST_BYTES = 256L << 20;

  private final Terminal shown;
  private final PrintStream out;
  private final Held answer;
  private final PrintStream err;
  private final Held notes;
  private final Terminal terminal;

  HeldAnswer(Terminal shown, long limit) {
    this.shown = shown;
    this.answer = new Held(limit);
    this.notes = new Held(limit);
    this.out = new PrintStream(answer, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(notes, false, StandardCharsets.UTF_8);
    this.terminal = shown.into(out, err);
  }

  /** How much may be held: 256 MiB, or a quarter of this process's heap if that is less. */
  static long defaultLimit() {
    return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * Where the answer is to be printed. What does not fit is a {@link CairnException} that says how
   * to ask for less.
   */
  Terminal terminal() {
    return terminal;
  }

  /** SHA-256 of what is to go to standard output, in lower-case hexadecimal digits. */
  String sha256() {
    out.flush();
    MessageDigest sha256 = ContentId.sha256();
    answer.pieces.forEach(sha256::update);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Shows the answer, then the notes. */
  void show() {
    out.flush();
    err.flush();
    answer.writeTo(shown.out());
    notes.writeTo(shown.err());
  }

  private static final class Held extends OutputStream {

    private final long limit;
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    Held(long limit) {
      this.limit = limit;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (size + length > limit) {
        throw CairnException.outOfReach(
            "The answer has more than %,d bytes, and is held in memory until it is recorded"
                .formatted(limit),
            "Ask for less at a time: fewer columns, a LIMIT, a range of --from and --to.",
            null);
      }
      size += length;
      byte[] piece = new byte[length];
      System.arraycopy(bytes, offset, piece, 0, length);
      pieces.add(piece);
    }

    void writeTo(PrintStream to) {
      pieces.forEach(piece -> to.write(piece, 0, piece.length));
      to.flush();
    }
  }
}

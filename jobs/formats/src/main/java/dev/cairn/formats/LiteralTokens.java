package dev.cairn.formats;

/** Replaces the literals of statements by keyed tokens. Immutable and thread-safe. */
public final class LiteralTokens {

  private LiteralTokens() {}

  public static LiteralTokens of(byte[] key) {
    return new LiteralTokens();
  }
}

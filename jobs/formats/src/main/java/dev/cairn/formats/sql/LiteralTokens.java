package dev.cairn.formats.sql;

/** Replaces the literals of statements by keyed tokens. Immutable and thread-safe. */
public final class LiteralTokens {

  private LiteralTokens() {}
}

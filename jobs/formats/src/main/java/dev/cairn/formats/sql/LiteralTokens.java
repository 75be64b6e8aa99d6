package dev.cairn.formats.sql;

import dev.cairn.formats.sql.SqlScanner.Token;

/**
 * Replaces the literals of statements by keyed tokens, so that a statement can be stored and
 * searched for equal values without the values themselves. Immutable and thread-safe.
 *
 * <p>A token is {@code t:} and 16 characters of {@code a-z2-7}: the first 80 bits of HMAC-SHA-256
 * over the value's UTF-8, in base32. Equal values under one key have equal tokens. In a statement it
 * stands in single quotes; {@code ~} before the closing one says that the literal was cut, so that
 * the token is that of its beginning. The value of
 *
 * <ul>
 *   <li>a string is its content without escapes; strings side by side are one; the name of a
 *       character set before it does not count;
 *   <li>a number is its text in lower case, without leading zeros but one before a point, and
 *       without zeros at the end of a fraction: {@code 007} and {@code 7.0} are {@code 7}, {@code
 *       .50} is {@code 0.5}; a sign before it stays in clear; so 7 and {@code '7'} have one token,
 *       as they are equal to MySQL;
 *   <li>hexadecimal and bits, however written, is {@code 0x} or {@code 0b} and their digits in
 *       lower case.
 * </ul>
 *
 * <p>Kept in clear: names, keywords, {@code NULL},
 * {@code TRUE}, {@code FALSE}, {@code ?}, {@code *****} and signs. Comments are dropped, white space
 * is one blank. The digest of the result is that of the statement, if that is well-formed.
 *
 * <p>What tokens protect: without the key nobody can compute or test one. What they do not: who
 * sees them sees which values are equal, how often each occurs, and everything that names and the
 * statement's shape say; who has the key can guess values of low entropy, such as a birth date, one
 * by one. A value that someone wrote without quotes by mistake is a name to the server, too, and
 * stays in clear, unless it touches a string or begins with a digit.
 */
public final class LiteralTokens {

  /** The shortest key, in bytes. */
  public static final int MIN_KEY_BYTES = 32;

  private final ThreadLocal<TokenMaker> makers;

  private LiteralTokens(byte[] key) {
    this.makers = ThreadLocal.withInitial(() -> new TokenMaker(key));
  }

  /**
   * Tokens under a key, which is copied.
   *
   * @param key a secret for this purpose alone
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if it has fewer than {@value #MIN_KEY_BYTES} bytes
   */
  public static LiteralTokens of(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key for literal tokens has "
              + key.length
              + " bytes: give at least "
              + MIN_KEY_BYTES
              + " random ones");
    }
    return new LiteralTokens(key.clone());
  }

  /**
   * The token of a value, without quotes: what to look for in {@code sql_tokens}. A number must be
   * written as the class comment says.
   *
   * @throws NullPointerException if the value is null
   */
  public String token(String value) {
    return makers.get().token(value);
  }

  /**
   * Replaces the literals of a statement. Never throws; takes time linear in the text's length.
   *
   * <p>A text that ends inside quotes though nobody cut it has one too many or too few, so that
   * names and values cannot be told apart: it becomes one token, marked as cut.
   *
   * @param statement not null; its passwords should be masked already
   * @param truncated whether the source cut it, or may have
   */
  public String replace(String statement, boolean truncated) {
    TokenMaker maker = makers.get();
    StringBuilder out = new StringBuilder(statement.length() + 64);
    LiteralWriter writer = new LiteralWriter(statement, truncated, maker, out);
    SqlScanner in = new SqlScanner(statement);
    for (Token token = in.next(); token != Token.END; token = in.next()) {
      writer.write(token, in);
    }
    if (writer.endsInQuotes() && !truncated) {
      return "'" + maker.token(statement) + "~'";
    }
    writer.finish();
    return out.toString();
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "LiteralTokens";
  }
}

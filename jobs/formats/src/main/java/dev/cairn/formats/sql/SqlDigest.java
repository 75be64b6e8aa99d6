package dev.cairn.formats.sql;

/**
 * The digest of a statement: the same for every text that differs in literals, comments, white
 * space and letter case alone. It is what ties the proxy's text of a prepared statement, with
 * {@code ?}, to the server's text of its execution, with the values filled in.
 *
 * <p>It is neither ProxySQL's digest nor MySQL's. Version 1, rule by rule:
 *
 * <ul>
 *   <li>Comments count as white space: {@code /* … *}{@code /}, {@code #}, and {@code --} before a
 *       blank or the end. The content of executable comments ({@code /*!50100 … *}{@code /}, {@code
 *       /*M! … *}{@code /}) counts as text.
 *   <li>Strings in either quote, with doubled or backslashed quotes inside, numbers, hexadecimal
 *       and bit literals with their prefix or character set, {@code ?}, and the five asterisks that
 *       server_audit writes for a password, are {@code ?}; so is a sign before a literal where no
 *       operand stands to its left. {@code NULL}, {@code TRUE} and {@code FALSE} are words.
 *   <li>In {@code IN (…)} and in rows after {@code VALUES}, neighbouring literals are one {@code
 *       ?}; a row that equals the one before it is dropped.
 *   <li>ASCII letters are in lower case; backticks are dropped, doubled ones are one.
 *   <li>One space stands between two words and between a word and {@code ?}; none elsewhere.
 *   <li>Semicolons at the beginning and the end are dropped, repeated ones are one.
 * </ul>
 *
 * <p>The digest is the first half of SHA-256 over the UTF-8 of what remains. A value NULL bound to
 * a {@code ?} shows as a word at the server, so that the digests of the two texts differ there.
 *
 * @param hash 32 lower-case hexadecimal digits; null if nothing remains to hash
 * @param kind kind by the first keyword
 * @param openEnded whether the text ends inside a string, a quoted name or a comment, as texts do
 *     that were cut
 */
public record SqlDigest(String hash, StatementKind kind, boolean openEnded) {

  private static final ThreadLocal<SqlNormalForm> SCRATCH =
      ThreadLocal.withInitial(SqlNormalForm::new);

  /** Never throws, whatever the text; takes time linear in its length. */
  public static SqlDigest of(String text) {
    SqlNormalForm form = SCRATCH.get();
    form.reset();
    boolean openEnded = new SqlScanner(text, form).scan();
    return new SqlDigest(form.hash(), StatementKind.of(form.firstWord()), openEnded);
  }
}

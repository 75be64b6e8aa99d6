package dev.cairn.formats.sql;

/**
 * The digest of a statement: the same for every text that differs in literals, comments, white
 * space and letter case alone. It is what ties the proxy's text of a prepared statement, with
 * {@code ?}, to the server's text of its execution, with the values filled in.
 *
 * <p>It is neither ProxySQL's digest nor MySQL's. Version 2, rule by rule:
 *
 * <ul>
 *   <li>Comments count as white space: {@code /* … *}{@code /}, {@code #}, and {@code --} before a
 *       blank or the end. The content of executable comments ({@code /*!50100 … *}{@code /}, {@code
 *       /*M! … *}{@code /}) counts as text.
 *   <li>Strings in either quote, with doubled or backslashed quotes inside, numbers, hexadecimal
 *       and bit literals, with their prefix or the name of a character set before them, and {@code
 *       ?} are {@code ?}; so is a sign before a literal where no operand stands to its left.
 *   <li>{@code NULL} is {@code ?} where a parameter may stand: behind an opening bracket, a comma,
 *       an operator, or a word that a value follows, such as {@code SELECT}, {@code AND} or {@code
 *       THEN}; for a NULL bound to a parameter shows as that word at the server. In {@code IS
 *       NULL}, {@code NOT NULL}, {@code DEFAULT NULL}, {@code SET NULL} and behind a type it stays
 *       a word. {@code TRUE} and {@code FALSE} are words: a parameter shows as 1 or 0.
 *   <li>What stands for a password is {@code ?}: {@code *****} (server_audit, and {@link
 *       SqlPasswords}), {@code <secret>} (MySQL), and any word behind {@code IDENTIFIED BY} but
 *       {@code PASSWORD} and {@code RANDOM}.
 *   <li>In {@code IN (…)} and in rows after {@code VALUES}, neighbouring literals are one {@code
 *       ?}; a row that equals the one before it is dropped.
 *   <li>ASCII letters are in lower case; backticks are dropped, doubled ones are one; U+FFFD
 *       repeated is one, for decoders do not agree how many an invalid name becomes.
 *   <li>One space stands between two words and between a word and {@code ?}; none elsewhere.
 *   <li>Semicolons at the beginning and the end are dropped, repeated ones are one.
 * </ul>
 *
 * <p>The digest is the first half of SHA-256 over the UTF-8 of what remains. Where it differs for
 * what was one statement: several statements in one text, which the proxy logs as one and the
 * server one by one; a name that is not UTF-8, where one log converted it and the other could not;
 * {@code DEFAULT} bound to a parameter (MariaDB); NULL bound where the list above calls it a word.
 * Where it is equal for what differs: beyond literals and comments, {@code ?} against NULL in one
 * place, a string alias against none ({@code SELECT 1 'a'}), and lists of different length.
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
    form.read(text);
    return new SqlDigest(form.hash(), StatementKind.of(form.firstWord()), form.openEnded());
  }
}

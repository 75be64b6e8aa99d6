package dev.cairn.formats.sql;

/**
 * Masks the passwords in statements. Each literal that stands where a password does becomes {@code
 * *****}, quotes included, as server_audit writes it; everything else stays as it is.
 *
 * <p>A password is a literal:
 *
 * <ul>
 *   <li>in {@code IDENTIFIED {BY|WITH|VIA} …}: behind {@code BY}, {@code AS}, {@code USING}, {@code
 *       PASSWORD} and {@code REPLACE}; behind {@code IDENTIFIED BY}, also a word without quotes;
 *   <li>in {@code SET PASSWORD [FOR user] = … [REPLACE …]};
 *   <li>assigned to, or compared with, a name that holds {@code password}, {@code passwd}, {@code
 *       passphrase}, {@code pwd}, {@code secret} or {@code credential}, or that is {@code
 *       authentication_string}: {@code MASTER_PASSWORD = …}, {@code SET GLOBAL …}, {@code @password
 *       := …}, and columns of tables; in such an expression all literals. Names of settings
 *       <em>about</em> passwords, such as {@code validate_password.length}, are not meant;
 *   <li>in the brackets of {@code PASSWORD(…)}, {@code OLD_PASSWORD(…)} and {@code
 *       VALIDATE_PASSWORD_STRENGTH(…)};
 *   <li>directly behind {@code PASSWORD}, as in {@code CREATE SERVER … OPTIONS (PASSWORD …)}, and
 *       behind {@code CHALLENGE_RESPONSE AS};
 *   <li>behind {@code CONNECTION =}, if it is a URL, as for the FEDERATED engine;
 *   <li>in a statement inside a string, as in {@code PREPARE … FROM '…'}, down to three levels.
 * </ul>
 *
 * <p>Letter case, comments between the words, prefixes and the kind of quotes do not matter; a
 * literal that was cut is masked to the end of the text; texts that no server would parse are
 * masked by the same rules.
 *
 * <p>What this does not find: a password that only its place marks ({@code INSERT INTO users VALUES
 * ('ann', 's3cret')}, ProxySQL's {@code INSERT INTO mysql_users}); one in a column or variable of
 * another name; keys given to functions such as {@code AES_ENCRYPT}; names in double quotes under
 * {@code ANSI_QUOTES}; what is put together from pieces, beyond the one literal that follows.
 */
public final class SqlPasswords {

  private static final String MASK = SqlScanner.MASK;

  private SqlPasswords() {}

  /**
   * Masks the passwords in a text, which may hold several statements. Never throws; takes time
   * linear in the text's length. For a well-formed text the digest stays the same, and masking
   * twice changes nothing more.
   *
   * @param text null gives null
   * @return the very same string, without anything allocated, where no word hints at a password
   */
  public static String mask(String text) {
    if (text == null || !PasswordHints.in(text, 0, text.length())) {
      return text;
    }
    Ranges found = PasswordFinder.find(text);
    return found.size() == 0 ? text : masked(text, found);
  }

  private static String masked(String text, Ranges found) {
    StringBuilder out = new StringBuilder(text.length() + MASK.length());
    int copied = 0;
    for (int i = 0; i < found.size(); i++) {
      out.append(text, copied, found.start(i));
      // an asterisk behind these would begin a comment, or join the mask
      char before = out.length() == 0 ? ' ' : out.charAt(out.length() - 1);
      if ((before == '/' || before == '*') && copied < found.start(i)) {
        out.append(' ');
      }
      out.append(MASK);
      copied = found.end(i);
    }
    return out.append(text, copied, text.length()).toString();
  }
}

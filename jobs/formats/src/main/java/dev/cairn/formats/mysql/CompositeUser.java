package dev.cairn.formats.mysql;

/**
 * A user as MySQL's own logs write one: {@code account[login] @ host [ip]}. The host is empty where
 * the server does not resolve names: {@code app[app] @  [10.0.0.4]}.
 *
 * @param account the account whose rights it has; may be empty
 * @param login the name it came with; may be empty
 * @param host may be empty
 * @param ip what stands in the last brackets; may be empty
 */
record CompositeUser(String account, String login, String host, String ip) {

  private static final String AT = "] @ ";

  /** Reads a text; null if it is not in this form, such as a plain name. */
  static CompositeUser parse(String text) {
    int length = text.length();
    int open = text.endsWith("]") ? text.lastIndexOf('[') : -1;
    // behind "account[login] @ " or, with a host, a blank
    boolean hasIp = open > 0 && text.charAt(open - 1) == ' ';
    int end = hasIp ? open : length;
    int at = text.lastIndexOf(AT, end - AT.length());
    int bracket = text.indexOf('[');
    if (at < 0 || bracket < 0 || bracket > at) {
      return null;
    }
    int middle = middle(text, at, bracket);
    return new CompositeUser(
        text.substring(0, middle),
        text.substring(middle + 1, at),
        text.substring(at + AT.length(), end).strip(),
        hasIp ? text.substring(open + 1, length - 1) : "");
  }

  /** The account, or the name that it came with if there is no account. */
  String name() {
    return account.isEmpty() ? login : account;
  }

  // names may hold brackets themselves, but both are nearly always the same
  private static int middle(String text, int end, int bracket) {
    int half = end / 2;
    boolean same =
        end % 2 == 1
            && text.charAt(half) == '['
            && text.regionMatches(0, text, half + 1, half);
    return same ? half : bracket;
  }
}

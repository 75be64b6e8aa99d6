package dev.cairn.formats.mysql;

/**
 * A user as MySQL's general log writes it: {@code user[login] @ host [ip]}.
 *
 * @param user the account's user; empty if the login failed or the account is anonymous
 * @param login the user that the client gave
 * @param host may be empty
 * @param ip may be empty
 */
record Account(String user, String login, String host, String ip) {

  /** Null if the text is a plain name. */
  static Account parse(String text) {
    int open = text.indexOf('[');
    int close = open < 0 ? -1 : text.indexOf("] @", open);
    if (close < 0) {
      return null;
    }
    String rest = text.substring(close + 3);
    int ipAt = rest.endsWith("]") ? rest.lastIndexOf('[') : -1;
    String host = ipAt < 0 ? rest : rest.substring(0, ipAt);
    String ip = ipAt < 0 ? "" : rest.substring(ipAt + 1, rest.length() - 1);
    return new Account(
        text.substring(0, open), text.substring(open + 1, close), host.trim(), ip);
  }

  /** The name that stands for it: the account's, else the login's; null if both are empty. */
  String name() {
    String name = user.isEmpty() ? login : user;
    return name.isEmpty() ? null : name;
  }

  /** Whether name, host and address say all that the text says. */
  boolean isPlain(String otherHost, String otherIp) {
    return user.equals(login)
        && (host.isEmpty() || host.equals(otherHost))
        && (ip.isEmpty() || ip.equals(otherIp));
  }
}

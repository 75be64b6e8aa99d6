package dev.cairn.correlate.match;

import java.util.Locale;
import java.util.Set;

/** Texts that proxies say on their own, to fit a connection to a client or to see that it lives. */
final class OwnWords {

  private static final Set<String> WHOLE = Set.of("select 1", "do 1");
  // what cannot be undone on a connection, or is no variable: proxies leave that to clients
  private static final Set<String> NOT_OWN =
      Set.of("global", "persist", "persist_only", "password", "role", "default", "statement");
  private static final int LONGEST = 1_024;
  private static final String FIRST_LETTERS = "sSuUdD";

  private OwnWords() {}

  /**
   * Whether a text is of that kind: a session's settings, a schema, a ping. Clients may say the
   * same, which proxies then answer themselves.
   *
   * @param text null if it is not known
   */
  static boolean are(String text) {
    if (text == null || text.length() > LONGEST || !mayBegin(text)) {
      return false;
    }
    String[] words = text.strip().split("\\s+", 3);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "set" -> words.length > 1 && isSetting(words[1], text);
      case "use" -> words.length == 2;
      default -> WHOLE.contains(String.join(" ", words).toLowerCase(Locale.ROOT));
    };
  }

  // most texts are not, and there are many
  private static boolean mayBegin(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && FIRST_LETTERS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isSetting(String second, String text) {
    return !NOT_OWN.contains(second.toLowerCase(Locale.ROOT)) && !namesVariable(text);
  }

  /** Whether it names a user's variable: {@code @v}, but not {@code @@v}. */
  private static boolean namesVariable(String text) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean system = at + 1 < text.length() && text.charAt(at + 1) == '@';
      if (!system) {
        return true;
      }
      at++;
    }
    return false;
  }
}

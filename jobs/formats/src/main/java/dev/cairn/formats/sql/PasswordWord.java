package dev.cairn.formats.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a word or a name has to do with passwords. */
enum PasswordWord {
  BY,
  WITH,
  VIA,
  AS,
  USING,
  REPLACE,
  SET,
  FOR,
  IDENTIFIED,
  RANDOM,
  CHALLENGE_RESPONSE,
  CONNECTION,
  BINARY,
  CASE,
  WHEN,
  THEN,
  ELSE,
  PASSWORD,
  OLD_PASSWORD,
  VALIDATE_PASSWORD_STRENGTH,
  AUTHENTICATION_STRING,
  AUTH_STRING,
  /** Any other name of a password. */
  NAME(null),
  /** Says in which character set a string is written. */
  CHARACTER_SET(null),
  OTHER(null);

  /** Ways in which an account proves itself: behind IDENTIFIED. */
  private static final Set<PasswordWord> WAYS = EnumSet.of(BY, WITH, VIA);

  /** Words that do not end the expression that is assigned. */
  private static final Set<PasswordWord> IN_EXPRESSIONS =
      EnumSet.of(BINARY, CASE, WHEN, THEN, ELSE);

  private static final Set<PasswordWord> FUNCTIONS =
      EnumSet.of(PASSWORD, OLD_PASSWORD, VALIDATE_PASSWORD_STRENGTH);

  private static final Set<PasswordWord> BEFORE_PASSWORD =
      EnumSet.of(BY, AS, USING, REPLACE, PASSWORD);

  private static final Set<PasswordWord> PASSWORDS =
      EnumSet.of(PASSWORD, OLD_PASSWORD, AUTHENTICATION_STRING, AUTH_STRING, NAME);

  /** What names of passwords hold; {@link PasswordHints} looks for them, too. */
  private static final List<String> IN_NAMES =
      List.of("password", "passwd", "passphrase", "pwd", "secret", "credential");

  /** What names hold that say how passwords are to be: system variables and account columns. */
  private static final List<String> IN_SETTINGS =
      List.of(
          "validate_password", "password_check", "password_reuse", "password_lifetime",
          "password_history", "password_require_current", "password_validation", "password_lock",
          "password_expire", "password_last_changed", "expired_password", "old_passwords",
          "sha2_password_", "sha256_password_", "native_password_", "dialog_password");

  private static final int LONGEST_NAME = 64;

  private static final PasswordWord[][] BY_LENGTH = new PasswordWord[LONGEST_NAME + 1][];

  static {
    for (int length = 0; length <= LONGEST_NAME; length++) {
      int wanted = length;
      BY_LENGTH[length] =
          EnumSet.allOf(PasswordWord.class).stream()
              .filter(word -> word.text != null && word.text.length() == wanted)
              .toArray(PasswordWord[]::new);
    }
  }

  private final String text;

  PasswordWord() {
    this.text = name().toLowerCase(Locale.ROOT);
  }

  PasswordWord(String text) {
    this.text = text;
  }

  /** What stands between two places of a text, in any letter case. */
  static PasswordWord of(String text, int start, int end) {
    if (end - start > LONGEST_NAME) {
      return OTHER;
    }
    for (PasswordWord word : BY_LENGTH[end - start]) {
      if (Ascii.isAt(text, start, word.text)) {
        return word;
      }
    }
    boolean introducer = start < end && text.charAt(start) == '_';
    if (!introducer && !PasswordHints.in(text, start, end)) {
      return OTHER;
    }
    String name = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (introducer && SqlWords.introducesString(name)) {
      return CHARACTER_SET;
    }
    return holds(name, IN_NAMES) && !holds(name, IN_SETTINGS) ? NAME : OTHER;
  }

  boolean isWay() {
    return WAYS.contains(this);
  }

  boolean isInExpressions() {
    return IN_EXPRESSIONS.contains(this);
  }

  boolean isFunction() {
    return FUNCTIONS.contains(this);
  }

  /** Whether a literal behind this word is one, in a statement about accounts. */
  boolean isBeforePassword() {
    return BEFORE_PASSWORD.contains(this);
  }

  /** Whether what has this name is a password, not a setting about them. */
  boolean isPassword() {
    return PASSWORDS.contains(this);
  }

  /** Whether behind IDENTIFIED BY it belongs to the grammar; any other word is a password there. */
  boolean mayFollowIdentifiedBy() {
    return this == PASSWORD || this == RANDOM;
  }

  private static boolean holds(String name, List<String> parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}

package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;

/**
 * The statement of an Azure record, which Azure cuts at {@value #LIMIT} characters without a mark.
 * Its documentation does not say whether these are characters or bytes, so a text counts as cut if
 * it has that many characters, or just that many bytes in UTF-8, or ends in half a character.
 *
 * @param text as in the record, but half a surrogate pair at its end is U+FFFD
 * @param cut whether Azure cut it, or may have
 */
record AzureMySqlStatement(String text, boolean cut) {

  static final int LIMIT = 2048;
  private static final int LONGEST_CHARACTER = 4;

  /** Reads the statement; null if the record has none. It may be empty: clients send such. */
  static AzureMySqlStatement read(AzureMySqlRecord in) throws BadElement {
    if (in.value(AzureMySqlField.SQL_TEXT) == null) {
      return null;
    }
    String text = in.text(AzureMySqlField.SQL_TEXT);
    if (text == null) {
      return new AzureMySqlStatement("", false);
    }
    int last = text.length() - 1;
    if (Character.isHighSurrogate(text.charAt(last))) {
      return new AzureMySqlStatement(text.substring(0, last) + '\uFFFD', true);
    }
    return new AzureMySqlStatement(text, text.length() >= LIMIT || isAtLimitInBytes(text));
  }

  private static boolean isAtLimitInBytes(String text) {
    if (text.length() <= LIMIT / LONGEST_CHARACTER) {
      return false;
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // a pair takes four bytes, two for each half
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    // whole characters only: up to three bytes may be left free
    return bytes > text.length() && bytes > LIMIT - LONGEST_CHARACTER && bytes <= LIMIT;
  }
}

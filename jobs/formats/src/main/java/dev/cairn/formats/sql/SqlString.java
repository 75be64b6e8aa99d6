package dev.cairn.formats.sql;

/**
 * What a string means, without its escapes.
 *
 * @param value the string's content
 * @param from where the content begins in the statement
 * @param places where each character of the value, and its end, stands in the statement; null if
 *     nothing is escaped
 */
record SqlString(String value, int from, int[] places) {

  /** Reads what stands between two places, behind one quote and before the next. */
  static SqlString of(String text, char quote, int from, int to) {
    int plain = from;
    while (plain < to && text.charAt(plain) != '\\' && text.charAt(plain) != quote) {
      plain++;
    }
    if (plain == to) {
      return new SqlString(text.substring(from, to), from, null);
    }
    StringBuilder value = new StringBuilder(to - from);
    int[] places = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      places[value.length()] = i;
      if (c == '\\' && i + 1 < to) {
        i++;
        appendEscaped(value, places, text.charAt(i), i);
      } else {
        i += c == quote ? 1 : 0;
        value.append(c);
      }
    }
    places[value.length()] = to;
    return new SqlString(value.toString(), from, places);
  }

  /** Where a character of the value stands in the statement. */
  int place(int index) {
    return places == null ? from + index : places[index];
  }

  // https://dev.mysql.com/doc/refman/8.0/en/string-literals.html
  private static void appendEscaped(StringBuilder value, int[] places, char escaped, int at) {
    switch (escaped) {
      case '0' -> value.append('\0');
      case 'b' -> value.append('\b');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'Z' -> value.append('\u001A');
      case '%', '_' -> {
        value.append('\\');
        places[value.length()] = at;
        value.append(escaped);
      }
      default -> value.append(escaped);
    }
  }
}

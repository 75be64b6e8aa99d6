package dev.cairn.formats.sql;

import java.util.Locale;
import java.util.Set;

/** The words that decide what stands beside them. All in lower case. */
final class SqlWords {

  /** Words after which a value begins, so that a plus or minus belongs to the literal behind. */
  private static final Set<String> BEFORE_VALUE =
      Set.of(
          "select", "where", "and", "or", "not", "xor", "between", "like", "in", "then", "else",
          "when", "case", "return", "by", "limit", "offset", "values", "value", "set", "is", "div",
          "mod", "regexp", "rlike", "having", "on", "interval", "default", "distinct", "all");

  /**
   * Words after which NULL is a value, as a parameter would be: not {@code IS}, {@code NOT}, {@code
   * DEFAULT} and {@code SET}, after which it belongs to the grammar.
   */
  private static final Set<String> BEFORE_NULL_VALUE =
      Set.of(
          "select", "where", "and", "or", "xor", "between", "like", "then", "else", "when", "case",
          "return", "by", "limit", "offset", "div", "mod", "regexp", "rlike", "having", "interval",
          "distinct", "all", "from", "escape");

  /** What MySQL and MariaDB call their character sets, each of which may introduce a string. */
  private static final Set<String> CHARACTER_SETS =
      Set.of(
          "armscii8", "ascii", "big5", "binary", "cp1250", "cp1251", "cp1256", "cp1257", "cp850",
          "cp852", "cp866", "cp932", "dec8", "eucjpms", "euckr", "gb18030", "gb2312", "gbk",
          "geostd8", "greek", "hebrew", "hp8", "keybcs2", "koi8r", "koi8u", "latin1", "latin2",
          "latin5", "latin7", "macce", "macroman", "sjis", "swe7", "tis620", "ucs2", "ujis",
          "utf16", "utf16le", "utf32", "utf8", "utf8mb3", "utf8mb4");

  /** Words that may touch the string before them, as in {@code a='x'AND b}. */
  private static final Set<String> CLAUSES =
      Set.of(
          "and", "or", "xor", "as", "when", "then", "else", "end", "where", "from", "group",
          "having", "order", "limit", "union", "on", "using", "for", "is", "in", "like", "between",
          "not", "div", "mod", "regexp", "rlike", "collate", "into", "values", "set", "asc", "desc",
          "escape", "separator", "join", "left", "right", "inner", "replace", "require", "with");

  private static final int LONGEST_BEFORE_VALUE =
      BEFORE_VALUE.stream().mapToInt(String::length).max().orElseThrow();

  private SqlWords() {}

  static boolean isBeforeValue(String lowerCase) {
    return BEFORE_VALUE.contains(lowerCase);
  }

  static boolean isBeforeValue(String text, int start, int end) {
    // a word may be the whole text
    return end - start <= LONGEST_BEFORE_VALUE
        && isBeforeValue(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  static boolean isBeforeNullValue(String lowerCase) {
    return BEFORE_NULL_VALUE.contains(lowerCase);
  }

  /** Whether a word such as {@code _utf8mb4} says in which character set a string is written. */
  static boolean introducesString(String lowerCase) {
    return lowerCase.startsWith("_") && CHARACTER_SETS.contains(lowerCase.substring(1));
  }

  /** Whether a piece of a text is a word that may touch the string before it. */
  static boolean isClause(String text, int start, int end) {
    return end - start <= 9
        && CLAUSES.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  /** Whether a word behind {@code IDENTIFIED BY} is one of the grammar's; others are passwords. */
  static boolean mayFollowIdentifiedBy(String text, int start, int end) {
    return is("password", text, start, end) || is("random", text, start, end);
  }

  /** Whether a piece of a text is this word, in any case of ASCII letters. */
  static boolean is(String word, String text, int start, int end) {
    return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
  }
}

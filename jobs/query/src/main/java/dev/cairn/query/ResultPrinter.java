package dev.cairn.query;

import java.io.IOException;
import java.io.Writer;

/** Prints an answer in one of the forms that {@code --output} names. */
public interface ResultPrinter {

  /**
   * Prints all rows that are left and flushes. Closes neither.
   *
   * @return the number of rows printed
   * @throws IOException if writing fails
   * @throws SqlRefusedException if computing a row fails; what was printed before stands
   */
  long print(SqlResult result, Writer out) throws IOException, SqlRefusedException;

  /**
   * Columns under each other, for people; the form may change. Control characters are shown
   * escaped, so that no logged text can steer a terminal.
   *
   * @param terminalWidth columns of the terminal, into which long values are cut with an ellipsis;
   *     0 if it goes elsewhere: nothing is cut then
   */
  static ResultPrinter table(int terminalWidth) {
    return new TablePrinter(terminalWidth);
  }

  /**
   * A JSON array of one object per row, one row per line. Stable. Keys are the column names, a
   * repeated name gets {@code _2}, {@code _3}, …. Integers and decimals are numbers (also beyond
   * 2^53), NaN and infinities the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"};
   * BLOB is base64 (RFC 4648, padded); TIMESTAMP WITH TIME ZONE is RFC 3339 in UTC with six digits,
   * {@code "2026-11-22T19:00:00.000001Z"}; TIMESTAMP the same without {@code Z}; DATE and TIME as
   * in ISO 8601; LIST an array; STRUCT and MAP an object; NULL is null, and its key is there.
   */
  static ResultPrinter json() {
    return new JsonPrinter();
  }

  /**
   * RFC 4180 with a header line and CRLF. Stable. Values as in JSON, without quotes unless the RFC
   * wants them; nested values as JSON; NULL is nothing, an empty text is {@code ""}.
   */
  static ResultPrinter csv() {
    return new CsvPrinter();
  }
}

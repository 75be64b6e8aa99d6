package dev.cairn.archive.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the rows themselves were checked.
 *
 * @param asked whether a source of rows was given
 * @param filesRead files whose rows were read
 * @param filesRefused files whose rows were not read because their key was refused
 * @param filesDisposed files whose rows were not read because they were disposed of
 * @param rowsRead rows read
 */
public record RowSummary(
    boolean asked, long filesRead, long filesRefused, long filesDisposed, long rowsRead) {

  /** The same in words, for people. */
  public String sentence() {
    if (!asked) {
      return "rows not checked (not asked for)";
    }
    if (filesRead == 0 && filesDisposed == 0 && filesRefused > 0) {
      return "rows not checked (key refused)";
    }
    List<String> unread = new ArrayList<>();
    if (filesRefused > 0) {
      unread.add("rows of " + filesRefused + " files not checked (key refused)");
    }
    if (filesDisposed > 0) {
      unread.add("rows of " + filesDisposed + " files not checked (disposed of)");
    }
    return unread.isEmpty() ? "rows checked" : String.join(", ", unread);
  }
}

package dev.cairn.archive.verify;

/**
 * How far the rows themselves were checked.
 *
 * @param asked whether a source of rows was given
 * @param filesRead files whose rows were read
 * @param filesRefused files whose rows were not read because their key was refused
 * @param rowsRead rows read
 */
public record RowSummary(boolean asked, long filesRead, long filesRefused, long rowsRead) {

  /** The same in words, for people. */
  public String sentence() {
    if (!asked) {
      return "rows not checked (not asked for)";
    }
    if (filesRefused == 0) {
      return "rows checked";
    }
    return filesRead == 0
        ? "rows not checked (key refused)"
        : "rows of " + filesRefused + " files not checked (key refused)";
  }
}

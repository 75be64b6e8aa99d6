package dev.cairn.query;

/** Hears how far the opening of files is, on the thread that asks. */
@FunctionalInterface
public interface OpeningProgress {

  /**
   * A file is about to be opened.
   *
   * @param table the table in SQL
   * @param file which one, from 1
   * @param files how many of this table the statement needs
   */
  void opening(String table, int file, int files);
}

package dev.cairn.query;

import java.util.List;

/**
 * What statements touched, for who records reads.
 *
 * @param tables tables and views that they read, by their names in SQL, in alphabetical order
 * @param files how many files of the archive were opened, each counted once
 * @param phiReadable whether a PHI column was decrypted
 */
public record ReadScope(List<String> tables, long files, boolean phiReadable) {

  /** Copies the list. */
  public ReadScope {
    tables = List.copyOf(tables);
  }
}

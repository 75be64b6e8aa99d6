package dev.cairn.archive.chain;

/**
 * A blob that a killed writer made visible and that no commit claims. It stays where it is, because
 * the store may not delete; it is never read; and the chain says so, so that "nothing extra" can
 * still be checked.
 *
 * @param path blob path, under the folder of a table
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits over the blob
 */
public record AbandonedFile(String path, long size, String sha256) {

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public AbandonedFile {
    Checks.path("path", path);
    Checks.that(
        TableNames.holds(path),
        "path %s must be in the folder of one of %s",
        path,
        TableNames.listed());
    Checks.integer("size", size, 0);
    Checks.hash("sha256", sha256);
  }
}

package dev.cairn.archive.table;

import java.util.List;

/**
 * What an image holds of one archive file.
 *
 * @param rows number of rows
 * @param columnsKept columns of the image, in the file's order
 * @param columnsRefused wanted columns left out because their key is refused, in the file's order
 * @param bytesDecrypted bytes of the file that were decrypted, without the footer
 */
public record ImageInfo(
    long rows, List<String> columnsKept, List<String> columnsRefused, long bytesDecrypted) {

  /** Copies the lists. */
  public ImageInfo {
    columnsKept = List.copyOf(columnsKept);
    columnsRefused = List.copyOf(columnsRefused);
  }
}

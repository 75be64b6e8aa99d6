package dev.cairn.archive.table;

import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobReader;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Set;

/**
 * Opens one encrypted archive file into a plain Parquet image of it. Pages are decrypted, not
 * decompressed; page headers, column metadata and footer are written anew. Bloom filters and page
 * indexes are left out: they only speed up, and their offsets would have to be rewritten too.
 *
 * <p>Every byte that reaches the image was authenticated by AES-GCM at its place in the file: a
 * changed, moved or missing byte is an {@link ArchiveFileDamagedException}, never a wrong row.
 * Bytes that are not needed (columns not wanted, filters, indexes) are not read, so not checked.
 * That the file is the
 * <em>right</em> one, of this archive and not replaced by another one whole, is the manifest's to
 * say.
 *
 * <p>The image is clear text: give a channel that leads to memory, never to disk.
 */
public final class OpenedImage {

  private OpenedImage() {}

  /**
   * Writes the image of a file. The channel stays open; after an exception what it holds is
   * useless.
   *
   * @param path the file's name, for messages
   * @param file the file; stays open
   * @param columns the columns wanted; null for all; those that the file does not have are ignored
   * @throws ArchiveFileDamagedException if the file is damaged where it was read
   * @throws dev.cairn.archive.keys.KeyRefusedException if the metadata key is refused: without it
   *     nothing can be read. A refused PHI key is no exception, see {@link
   *     ImageInfo#columnsRefused}
   * @throws IOException if the store or the key service is out of reach, or the channel fails
   * @throws IllegalArgumentException if no wanted column can be read: an image needs one
   */
  public static ImageInfo open(
      String path,
      BlobReader file,
      DataKeys keys,
      Set<String> columns,
      WritableByteChannel channel)
      throws IOException {
    EncryptedFile encrypted = EncryptedFile.open(path, file, keys);
    EncryptedFile.Selection selection = encrypted.select(columns);
    ImageWriter image = new ImageWriter(channel, selection.layout());
    ImageInfo info = encrypted.copyTo(image, selection);
    image.finish();
    return info;
  }
}

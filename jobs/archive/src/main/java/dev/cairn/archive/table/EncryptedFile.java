package dev.cairn.archive.table;

import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.BlobReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.crypto.ModuleCipherFactory.ModuleType;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/**
 * One encrypted archive file whose footer has been decrypted. The reader given stays the caller's
 * and must stay open. Not thread-safe. Guarantees are those of {@link OpenedImage}.
 */
public final class EncryptedFile {

  private final String path;
  private final BlobReader file;
  private final FileFooter footer;
  private final List<ImageColumn> columns;

  private EncryptedFile(
      String path, BlobReader file, FileFooter footer, List<ImageColumn> columns) {
    this.path = path;
    this.file = file;
    this.footer = footer;
    this.columns = columns;
  }

  /**
   * Reads and checks the footer; for parameters and exceptions see {@link OpenedImage#open}.
   */
  public static EncryptedFile open(String path, BlobReader file, DataKeys keys)
      throws IOException {
    return guard(
        path,
        () -> {
          FileFooter footer = FileFooter.read(path, file, keys::unwrap);
          List<SchemaElement> schema = footer.metadata().getSchema();
          List<ImageColumn> columns = ImageColumn.of(schema.subList(1, schema.size()));
          checkShape(footer.metadata(), columns.size());
          return new EncryptedFile(path, file, footer, columns);
        });
  }

  /** Number of rows. */
  public long rows() {
    return footer.metadata().getNum_rows();
  }

  /** Names of the columns, refused or not, in the file's order. */
  public List<String> columns() {
    return columns.stream().map(ImageColumn::name).toList();
  }

  /**
   * Which of the wanted columns can be read. Asks the key service if it has not been asked yet.
   *
   * @param wanted null for all; unknown names are ignored
   */
  public Selection select(Set<String> wanted) throws IOException {
    return guard(
        path,
        () -> {
          List<Integer> kept = new ArrayList<>();
          List<String> refused = new ArrayList<>();
          for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column).name();
            if (wanted == null || wanted.contains(name)) {
              if (isOpen(column)) {
                kept.add(column);
              } else {
                refused.add(name);
              }
            }
          }
          FileMetaData metadata = footer.metadata();
          return new Selection(
              kept,
              refused,
              new ImageLayout(
                  kept.stream().map(columns::get).toList(),
                  metadata.isSetColumn_orders()
                      ? kept.stream().map(metadata.getColumn_orders()::get).toList()
                      : null,
                  metadata.getCreated_by()));
        });
  }

  /**
   * Decrypts the selected columns into an image of the same layout. After an exception the image is
   * useless.
   */
  public ImageInfo copyTo(ImageWriter image, Selection selection) throws IOException {
    if (!image.layout().equals(selection.layout())) {
      throw new IllegalArgumentException("The image has another layout than the selection");
    }
    return guard(
        path,
        () -> {
          long decrypted = 0;
          List<RowGroup> rowGroups = footer.metadata().getRow_groups();
          for (int ordinal = 0; ordinal < rowGroups.size(); ordinal++) {
            decrypted += copyRowGroup(rowGroups.get(ordinal), ordinal, image, selection.kept());
          }
          return new ImageInfo(
              rows(), selection.layout().names(), selection.refused(), decrypted);
        });
  }

  private long copyRowGroup(RowGroup from, int ordinal, ImageWriter image, List<Integer> kept)
      throws IOException, DamageException {
    long decrypted = 0;
    long start = image.size();
    long uncompressed = 0;
    List<ColumnChunk> chunks = new ArrayList<>();
    for (int column : kept) {
      ColumnChunk chunk = from.getColumns().get(column);
      Modules modules = modules(chunk);
      ColumnMetaData metadata = metadata(chunk, modules, ordinal, column);
      ByteBuffer bytes = read(metadata);
      decrypted += bytes.remaining();
      ColumnChunk copy =
          new ColumnChunkOpener(modules, ordinal, column, image).copy(bytes, metadata);
      uncompressed += copy.getMeta_data().getTotal_uncompressed_size();
      chunks.add(copy);
    }
    RowGroup plain = new RowGroup(chunks, uncompressed, from.getNum_rows());
    plain.setFile_offset(start);
    plain.setTotal_compressed_size(image.size() - start);
    image.rowGroup(plain);
    return decrypted;
  }

  private ByteBuffer read(ColumnMetaData metadata) throws IOException, DamageException {
    long start =
        ColumnChunkOpener.hasDictionary(metadata)
            ? Math.min(metadata.getDictionary_page_offset(), metadata.getData_page_offset())
            : metadata.getData_page_offset();
    long length = metadata.getTotal_compressed_size();
    if (start < 0 || length <= 0 || length > Integer.MAX_VALUE - 8
        || start > footer.dataEnd() - length) {
      throw new DamageException("a column's place is outside of the file");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    file.readFully(start, bytes);
    return bytes.flip();
  }

  private ColumnMetaData metadata(ColumnChunk chunk, Modules modules, int ordinal, int column)
      throws DamageException {
    ColumnMetaData metadata;
    if (chunk.getCrypto_metadata().isSetENCRYPTION_WITH_COLUMN_KEY()) {
      ByteBuffer encrypted = ByteBuffer.wrap(chunk.getEncrypted_column_metadata());
      metadata = new ColumnMetaData();
      Thrift.read(
          metadata, modules.next(encrypted, ModuleType.ColumnMetaData, ordinal, column, -1));
    } else {
      metadata = chunk.getMeta_data();
    }
    if (!columns.get(column).path().equals(metadata.getPath_in_schema())) {
      throw new DamageException("column " + column + " is not where the schema says");
    }
    return metadata;
  }

  private boolean isOpen(int column) throws IOException, DamageException {
    try {
      for (RowGroup rowGroup : footer.metadata().getRow_groups()) {
        modules(rowGroup.getColumns().get(column));
      }
      return true;
    } catch (KeyRefusedException e) {
      return false;
    }
  }

  private Modules modules(ColumnChunk chunk) throws IOException, DamageException {
    if (chunk.getCrypto_metadata().isSetENCRYPTION_WITH_FOOTER_KEY()) {
      return footer.modules();
    }
    return footer
        .keyRing()
        .open(chunk.getCrypto_metadata().getENCRYPTION_WITH_COLUMN_KEY().getKey_metadata());
  }

  private static void checkShape(FileMetaData metadata, int columns) throws DamageException {
    long rows = 0;
    boolean fits =
        !metadata.isSetColumn_orders() || metadata.getColumn_orders().size() == columns;
    for (RowGroup rowGroup : metadata.getRow_groups()) {
      fits &=
          rowGroup.getColumns().size() == columns
              && rowGroup.getColumns().stream().allMatch(ColumnChunk::isSetCrypto_metadata);
      rows += rowGroup.getNum_rows();
    }
    if (!fits || rows != metadata.getNum_rows()) {
      throw new DamageException("its footer is not that of an archive file");
    }
  }

  private static <R> R guard(String path, Reading<R> reading) throws IOException {
    try {
      return reading.read();
    } catch (DamageException e) {
      throw new ArchiveFileDamagedException(path, e.getMessage());
    } catch (EOFException e) {
      throw new ArchiveFileDamagedException(path, "it is shorter than when it was opened");
    } catch (RuntimeException e) {
      // by name only: a message may quote what was read
      throw new ArchiveFileDamagedException(
          path, "it cannot be understood (" + e.getClass().getSimpleName() + ")");
    }
  }

  private interface Reading<R> {
    R read() throws IOException, DamageException;
  }

  /**
   * The columns to copy.
   *
   * @param kept ordinals of the columns that can be read
   * @param refused names of wanted columns whose key is refused
   * @param layout the image's columns
   */
  public record Selection(List<Integer> kept, List<String> refused, ImageLayout layout) {}
}

package dev.cairn.archive.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.crypto.ModuleCipherFactory.ModuleType;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/** Decrypts one column chunk, page by page, into an image. */
final class ColumnChunkOpener {

  private final Modules modules;
  private final int rowGroup;
  private final int column;
  private final ImageWriter image;

  ColumnChunkOpener(Modules modules, int rowGroup, int column, ImageWriter image) {
    this.modules = modules;
    this.rowGroup = rowGroup;
    this.column = column;
    this.image = image;
  }

  /**
   * Copies the chunk.
   *
   * @param bytes the chunk, whole
   * @return the chunk as the image's footer lists it
   */
  ColumnChunk copy(ByteBuffer bytes, ColumnMetaData metadata) throws IOException, DamageException {
    long start = image.size();
    long firstData = -1;
    long uncompressed = 0;
    long values = 0;
    boolean dictionary = hasDictionary(metadata);
    if (dictionary) {
      uncompressed +=
          page(bytes, ModuleType.DictionaryPageHeader, ModuleType.DictionaryPage, -1)
              .getUncompressed_page_size();
    }
    for (int page = 0; bytes.hasRemaining(); page++) {
      if (firstData < 0) {
        firstData = image.size();
      }
      PageHeader header = page(bytes, ModuleType.DataPageHeader, ModuleType.DataPage, page);
      uncompressed += header.getUncompressed_page_size();
      values += header.getData_page_header().getNum_values();
    }
    if (firstData < 0 || values != metadata.getNum_values()) {
      throw new DamageException("column " + column + " has not as many values as its footer says");
    }
    ColumnMetaData plain = metadata.deepCopy();
    plain.setTotal_compressed_size(image.size() - start);
    plain.setTotal_uncompressed_size(uncompressed);
    plain.setData_page_offset(firstData);
    if (dictionary) {
      plain.setDictionary_page_offset(start);
    } else {
      plain.unsetDictionary_page_offset();
    }
    plain.unsetIndex_page_offset();
    plain.unsetBloom_filter_offset();
    plain.unsetBloom_filter_length();
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(plain);
    return chunk;
  }

  static boolean hasDictionary(ColumnMetaData metadata) {
    return metadata.isSetDictionary_page_offset() && metadata.getDictionary_page_offset() > 0;
  }

  private PageHeader page(
      ByteBuffer bytes, ModuleType headerType, ModuleType bodyType, int ordinal)
      throws IOException, DamageException {
    PageHeader header = new PageHeader();
    Thrift.read(header, modules.next(bytes, headerType, rowGroup, column, ordinal));
    PageType expected = ordinal < 0 ? PageType.DICTIONARY_PAGE : PageType.DATA_PAGE;
    boolean complete =
        ordinal < 0 ? header.isSetDictionary_page_header() : header.isSetData_page_header();
    // A version 2 page would leave its null bits outside of the encryption: we write none.
    if (header.getType() != expected || !complete) {
      throw new DamageException("column " + column + " has a page of another kind");
    }
    int from = bytes.position();
    byte[] body = modules.next(bytes, bodyType, rowGroup, column, ordinal);
    if (bytes.position() - from != header.getCompressed_page_size()) {
      throw new DamageException("column " + column + " has a page of another size");
    }
    header.setCompressed_page_size(body.length);
    header.unsetCrc();
    image.page(header, body);
    return header;
  }
}

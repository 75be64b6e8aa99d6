package dev.cairn.archive.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * Writes one plain Parquet image, of one or many archive files with the same layout: their row
 * groups one after another under one footer. Not thread-safe.
 */
public final class ImageWriter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 256 << 10;

  private final ImageLayout layout;
  private final CountingStream out;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long rows;

  /**
   * Starts an image.
   *
   * @param channel where it goes; stays open. Memory, never a disk: the image is clear text
   * @throws IllegalArgumentException if the layout has no column
   */
  public ImageWriter(WritableByteChannel channel, ImageLayout layout) throws IOException {
    if (layout.columns().isEmpty()) {
      throw new IllegalArgumentException("An image needs at least one column");
    }
    this.layout = layout;
    this.out =
        new CountingStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    out.write(MAGIC);
  }

  /** The columns. */
  public ImageLayout layout() {
    return layout;
  }

  /** Bytes written so far. */
  public long size() {
    return out.count;
  }

  /** Ends the image; it is complete in the channel. May be called once. */
  public void finish() throws IOException {
    SchemaElement root = new SchemaElement("image");
    root.setNum_children(layout.columns().size());
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(root);
    layout.columns().forEach(column -> schema.addAll(column.elements()));
    FileMetaData footer = new FileMetaData(1, schema, rows, rowGroups);
    footer.setCreated_by(layout.createdBy());
    footer.setColumn_orders(layout.orders());
    long start = out.count;
    Util.writeFileMetaData(footer, out);
    int length = Math.toIntExact(out.count - start);
    out.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    out.write(MAGIC);
    out.flush();
  }

  void page(PageHeader header, byte[] body) throws IOException {
    Util.writePageHeader(header, out);
    out.write(body);
  }

  void rowGroup(RowGroup rowGroup) {
    rowGroups.add(rowGroup);
    rows += rowGroup.getNum_rows();
  }

  private static final class CountingStream extends OutputStream {

    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}

package dev.cairn.archive.table;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages with zstd, level 1, without Hadoop's codec classes. Writes only. */
final class ZstdCodecs implements CompressionCodecFactory {

  /**
   * Half of a file is hashes, which no level makes smaller: level 3 takes a third more processor
   * time for the whole row, and on the bundled captures its files are 4 % larger.
   */
  static final int LEVEL = 1;

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
  private boolean released;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("Archive files are compressed with ZSTD, not " + codec);
    }
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Archive files are not read through this class");
  }

  /** Frees native memory. Idempotent: the writer releases its codecs, and so does a failed open. */
  @Override
  public void release() {
    if (!released) {
      released = true;
      context.close();
    }
  }

  /** All columns of a file share one context: a writer belongs to one thread. */
  private final class Compressor implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(context.compress(bytes.toByteArray()));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      // the factory owns the context
    }
  }
}

package dev.cairn.benchmarks.rounds;

import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import org.apache.avro.specific.SpecificData;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * parquet-avro as one would set it up without further thought: its defaults, and zstd at the
 * archive's level. Row groups of 128 MiB, a dictionary and statistics for every column, no bloom
 * filter.
 */
final class PlainParquet {

  /** The archive's; parquet-avro's own default is 3. */
  private static final int ZSTD_LEVEL = 1;

  private PlainParquet() {}

  static ParquetWriter<AuditEvent> open(OutputFile file) throws IOException {
    return AvroParquetWriter.<AuditEvent>builder(file)
        .withSchema(AuditEvent.getClassSchema())
        .withDataModel(SpecificData.getForClass(AuditEvent.class))
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .config("parquet.compression.codec.zstd.level", Integer.toString(ZSTD_LEVEL))
        .build();
  }
}

package dev.cairn.archive.table;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * The settings of an archive file.
 *
 * <p>Data pages are of version 1: there the null bits are part of the page and encrypted with it,
 * while parquet-java writes those of a version 2 page in clear.
 */
final class ParquetWriters {

  /**
   * Small enough that a writer per source and hour fits the heap, large enough to compress well.
   */
  static final long ROW_GROUP_BYTES = 32L << 20;

  /**
   * Bounds what the dictionaries of a row group hold; 1 MiB a column would be more than the rows.
   */
  private static final int DICTIONARY_BYTES = 256 << 10;

  /**
   * Parquet's default of 10,000 rows without a look at the memory would be 10 GB of 1 MB records.
   */
  private static final int ROWS_BETWEEN_SIZE_CHECKS = 256;

  /** Nearly every value differs: a dictionary would only be thrown away. */
  private static final List<String> WITHOUT_DICTIONARY =
      List.of("event_id", "dead_letter_id", "content_hash", "kafka_offset", "raw", "unmapped");

  /** Hashes: smallest and largest say nothing, and comparing costs. */
  private static final List<String> WITHOUT_STATISTICS =
      List.of("event_id", "dead_letter_id", "content_hash");

  /**
   * What people look for one by one. Where such a column stays within its dictionary Parquet writes
   * no filter, since the dictionary answers exactly.
   */
  private static final List<String> WITH_BLOOM_FILTER =
      List.of("proxy_session_id", "connection_id", "user_name", "client_ip", "sql_digest");

  /** Enough for 25,000 values at 1 % false hits. */
  private static final int BLOOM_FILTER_BYTES = 32 << 10;

  /** The smallest of so many sizes that fits is written: most files are small. */
  private static final int BLOOM_FILTER_SIZES = 10;

  private static final MethodHandle BUILDER;
  private static final MethodHandle WITH_CONF;

  static {
    // Both have an overload that names a Hadoop class: the compiler would want it, the JVM does
    // not.
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      BUILDER =
          lookup.findStatic(
              AvroParquetWriter.class,
              "builder",
              MethodType.methodType(AvroParquetWriter.Builder.class, OutputFile.class));
      WITH_CONF =
          lookup.findVirtual(
              ParquetWriter.Builder.class,
              "withConf",
              MethodType.methodType(ParquetWriter.Builder.class, ParquetConfiguration.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private ParquetWriters() {}

  /**
   * Opens a writer.
   *
   * @param encryption null writes a plain file, for tests to compare with
   */
  static <T> ParquetWriter<T> open(
      ArchiveTable<?> table,
      OutputFile file,
      CompressionCodecFactory codecs,
      FileEncryptionProperties encryption)
      throws IOException {
    AvroParquetWriter.Builder<T> builder = builder(file);
    builder
        .withSchema(table.schema())
        .withDataModel(new RowModel())
        .withCodecFactory(codecs)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withWriterVersion(WriterVersion.PARQUET_1_0)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withDictionaryPageSize(DICTIONARY_BYTES)
        .withMinRowCountForPageSizeCheck(16)
        .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_SIZE_CHECKS)
        .withStatisticsTruncateLength(64)
        .withSizeStatisticsEnabled(false)
        .withMaxBloomFilterBytes(BLOOM_FILTER_BYTES)
        .withAdaptiveBloomFilterEnabled(true)
        .withEncryption(encryption);
    for (String column : WITHOUT_DICTIONARY) {
      builder.withDictionaryEncoding(column, false);
    }
    for (String column : WITH_BLOOM_FILTER) {
      if (table.columns().contains(column)) {
        builder
            .withBloomFilterEnabled(column, true)
            .withBloomFilterCandidateNumber(column, BLOOM_FILTER_SIZES);
      }
    }
    for (String column : WITHOUT_STATISTICS) {
      builder.withStatisticsEnabled(column, false);
    }
    for (String column : table.phiColumns()) {
      // smallest and largest of such texts prune nothing, and are themselves texts
      builder.withStatisticsEnabled(column, false);
    }
    return builder.build();
  }

  @SuppressWarnings("unchecked")
  private static <T> AvroParquetWriter.Builder<T> builder(OutputFile file) {
    try {
      Object builder = BUILDER.invoke(file);
      WITH_CONF.invoke(
          (ParquetWriter.Builder<?, ?>) builder,
          (ParquetConfiguration) new PlainParquetConfiguration());
      return (AvroParquetWriter.Builder<T>) builder;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Parquet's builder threw a checked exception", e);
    }
  }
}

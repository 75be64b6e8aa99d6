package dev.cairn.archive.table;

import dev.cairn.archive.table.ColumnBuffer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.values.bloomfilter.AdaptiveBlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The settings of an archive file.
 *
 * <p>Data pages are of version 1: there the null bits are part of the page and encrypted with it,
 * while parquet-java writes those of a version 2 page in clear.
 */
final class ParquetSettings {

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
      List.of(
          "event_id", "dead_letter_id", "attribution_id", "proxy_event_id", "database_event_id",
          "content_hash", "review_id", "kafka_offset", "raw", "unmapped");

  /** Hashes: smallest and largest say nothing, and comparing costs. */
  private static final List<String> WITHOUT_STATISTICS =
      List.of(
          "event_id", "dead_letter_id", "attribution_id", "proxy_event_id", "database_event_id",
          "content_hash", "finding_id", "review_id");

  /**
   * What people look for one by one. Where such a column stays within its dictionary Parquet writes
   * no filter, since the dictionary answers exactly.
   */
  private static final List<String> WITH_BLOOM_FILTER =
      List.of(
          "proxy_session_id", "connection_id", "user_name", "client_ip", "sql_digest", "flow_id",
          "correlation_id", "session_id", "proxy_event_id", "database_event_id", "finding_id");

  /** Enough for 25,000 values at 1 % false hits. */
  private static final int BLOOM_FILTER_BYTES = 32 << 10;

  private static final double BLOOM_FILTER_FALSE_HITS = 0.01;

  /** The smallest of so many sizes that fits is written: most files are small. */
  private static final int BLOOM_FILTER_SIZES = 10;

  private ParquetSettings() {}

  /** The table's columns as Parquet's. */
  static MessageType schema(ArchiveTable<?> table) {
    return WithoutHadoop.schemaConverter().convert(table.schema());
  }

  /** What parquet-avro writes beside the rows, for readers that want Avro records again. */
  static Map<String, String> fileMetadata(ArchiveTable<?> table) {
    return Map.of(
        "parquet.avro.schema", table.schema().toString(), "writer.model.name", "avro");
  }

  static ParquetProperties properties(ArchiveTable<?> table) {
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withMinRowCountForPageSizeCheck(16)
            .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_SIZE_CHECKS)
            .withStatisticsTruncateLength(64)
            .withSizeStatisticsEnabled(false);
    for (String column : WITHOUT_DICTIONARY) {
      builder.withDictionaryEncoding(column, false);
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

  /** A buffer for each column, in the schema's order. */
  static List<ColumnBuffer> columns(ArchiveTable<?> table, MessageType schema, int rows) {
    List<ColumnBuffer> columns = new ArrayList<>();
    for (ColumnDescriptor column : schema.getColumns()) {
      boolean repeats = !WITHOUT_DICTIONARY.contains(column.getPath()[0]);
      columns.add(new ColumnBuffer(column, kind(column.getPrimitiveType()), repeats, rows));
    }
    return columns;
  }

  private static Kind kind(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> Kind.INT;
      case DOUBLE -> Kind.DOUBLE;
      case BOOLEAN -> Kind.BOOLEAN;
      case INT64 -> type.getLogicalTypeAnnotation() == null ? Kind.LONG : Kind.TIME;
      case BINARY -> type.getLogicalTypeAnnotation() == null ? Kind.BYTES : Kind.TEXT;
      default -> throw new IllegalArgumentException("No column of an archive table is " + type);
    };
  }

  /** A new filter for a row group's column; null where the column has none. */
  static BloomFilter bloomFilter(ColumnDescriptor column) {
    return WITH_BLOOM_FILTER.contains(column.getPath()[0])
        ? new AdaptiveBlockSplitBloomFilter(
            BLOOM_FILTER_BYTES, BLOOM_FILTER_SIZES, BLOOM_FILTER_FALSE_HITS, column)
        : null;
  }
}

package dev.cairn.spark;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.TableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/** Spark in this process, with the settings that READING.md gives, over files of our writer. */
record LocalSpark(SparkSession spark, Path directory) {

  static LocalSpark start(Path directory) {
    return new LocalSpark(
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", directory.resolve("warehouse").toString())
            .config(
                "spark.hadoop.parquet.crypto.factory.class",
                "org.apache.parquet.crypto.keytools.PropertiesDrivenCryptoFactory")
            .config(
                "spark.hadoop.parquet.encryption.kms.client.class",
                "dev.cairn.spark.CairnKmsClient")
            .getOrCreate(),
        directory);
  }

  /** Writes a file of the table into the archive, under the place of its first row. */
  static <T extends SpecificRecord> void write(
      BlobStore store, KeyService service, ArchiveTable<T> table, String writer, List<T> rows)
      throws IOException {
    String path = ArchiveTable.path(table.directory(rows.get(0)), writer, 1);
    try (FileKeys keys = new FileKeys(service)) {
      TableFiles.archive(table, rows, path, store, keys);
    }
  }

  Path keyFile(String name) {
    return directory.resolve(name + ".json");
  }

  /** Each with a cache of its own, or the second would use the keys that the first opened. */
  DataFrameReader reader(String keys) {
    return spark
        .read()
        .option("parquet.encryption.kms.instance.url", "keyfile://" + keyFile(keys))
        .option("parquet.encryption.kms.instance.id", keys)
        .option("parquet.encryption.key.access.token", keys);
  }

  static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }

  /** The named columns of a row as text, in the same form as those of {@link #textOf}. */
  static String text(List<String> columns, Row row) {
    StringBuilder text = new StringBuilder();
    for (String column : columns) {
      text.append(column).append('=').append(plain(row.getAs(column))).append('\n');
    }
    return text.toString();
  }

  static String textOf(List<String> columns, SpecificRecord record) {
    StringBuilder text = new StringBuilder();
    for (String column : columns) {
      Object value = record.get(record.getSchema().getField(column).pos());
      text.append(column).append('=').append(plain(value)).append('\n');
    }
    return text.toString();
  }

  private static String plain(Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return Arrays.toString(bytes);
    }
    if (value instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list).toString();
    }
    return String.valueOf(value);
  }
}

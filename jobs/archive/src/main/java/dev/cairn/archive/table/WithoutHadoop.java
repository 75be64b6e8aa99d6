package dev.cairn.archive.table;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Parquet's constructors that have an overload which names a Hadoop class: the compiler would want
 * that class, the JVM does not.
 */
final class WithoutHadoop {

  private static final MethodHandle SCHEMA_CONVERTER;
  private static final MethodHandle FILE_WRITER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      SCHEMA_CONVERTER =
          lookup.findConstructor(
              AvroSchemaConverter.class,
              MethodType.methodType(void.class, ParquetConfiguration.class));
      FILE_WRITER =
          lookup.findConstructor(
              ParquetFileWriter.class,
              MethodType.methodType(
                  void.class,
                  OutputFile.class,
                  MessageType.class,
                  ParquetFileWriter.Mode.class,
                  long.class,
                  int.class,
                  FileEncryptionProperties.class,
                  ParquetProperties.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private WithoutHadoop() {}

  /** A converter with Parquet's defaults, but for lists: in three levels, as the standard says. */
  static AvroSchemaConverter schemaConverter() {
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set("parquet.avro.write-old-list-structure", "false");
    try {
      return (AvroSchemaConverter)
          SCHEMA_CONVERTER.invokeExact((ParquetConfiguration) configuration);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /**
   * A writer for a new file, without padding between row groups.
   *
   * @param encryption null for a plain file
   */
  static ParquetFileWriter fileWriter(
      OutputFile out,
      MessageType schema,
      long rowGroupBytes,
      FileEncryptionProperties encryption,
      ParquetProperties properties)
      throws IOException {
    try {
      return (ParquetFileWriter)
          FILE_WRITER.invokeExact(
              out,
              schema,
              ParquetFileWriter.Mode.CREATE,
              rowGroupBytes,
              0,
              encryption,
              properties);
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("Parquet's constructor threw a checked exception", e);
  }
}

package dev.cairn.archive.table;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** parquet-avro's own writer, to hold {@link RowWriter} against. */
final class AvroParquet {

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

  private AvroParquet() {}

  static <T extends SpecificRecord> ParquetWriter<T> open(ArchiveTable<T> table, OutputFile file)
      throws IOException {
    AvroParquetWriter.Builder<T> builder = builder(file);
    return builder
        .withSchema(table.schema())
        .withDataModel(new RowModel())
        .withCodecFactory(new ZstdCodecs())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .build();
  }

  @SuppressWarnings("unchecked")
  private static <T> AvroParquetWriter.Builder<T> builder(OutputFile file) {
    try {
      Object builder = BUILDER.invoke(file);
      PlainParquetConfiguration configuration = new PlainParquetConfiguration();
      configuration.set("parquet.avro.write-old-list-structure", "false");
      WITH_CONF.invoke(
          (ParquetWriter.Builder<?, ?>) builder, (ParquetConfiguration) configuration);
      return (AvroParquetWriter.Builder<T>) builder;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Parquet's builder threw a checked exception", e);
    }
  }
}

package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.schemas.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

/** What {@link OpenedImageTest} does not see of the files: filters, metadata, refusals. */
class RowWriterTest {

  private static final String PATH = "events/clear.parquet";

  @Test
  void writesAFilterThatHoldsEveryValueOfAColumnBeyondItsDictionary() throws IOException {
    List<AuditEvent> rows = rows(40_000, 40_000);

    byte[] file = write(rows);

    BlockSplitBloomFilter connections = filter(file, "connection_id");
    BlockSplitBloomFilter digests = filter(file, "sql_digest");
    for (AuditEvent row : rows) {
      assertThat(connections.findHash(connections.hash(row.getConnectionId().longValue()))).isTrue();
      assertThat(digests.findHash(digests.hash(Binary.fromString(row.getSqlDigest())))).isTrue();
    }
    long others = 0;
    for (int i = 0; i < 10_000; i++) {
      others += connections.findHash(connections.hash(1_000_000L + i)) ? 1 : 0;
    }
    assertThat(others).isLessThan(1_000);
  }

  @Test
  void writesNoFilterWhereTheDictionaryAnswers() throws IOException {
    byte[] file = write(rows(5_000, 50));

    assertThat(column(file, "connection_id").isSetBloom_filter_offset()).isFalse();
    assertThat(column(file, "sql_digest").isSetBloom_filter_offset()).isFalse();
  }

  @Test
  void saysTheAvroSchemaForReadersThatWantRecordsAgain() throws IOException {
    FileMetaData footer = footer(write(rows(10, 10)));

    assertThat(footer.getKey_value_metadata())
        .anyMatch(
            entry ->
                entry.getKey().equals("parquet.avro.schema")
                    && entry.getValue().equals(AuditEvent.getClassSchema().toString()));
  }

  @Test
  void countsRowsOverAllRowGroups() throws IOException {
    FileMetaData footer = footer(write(rows(1_000, 10)));

    assertThat(footer.getNum_rows()).isEqualTo(1_000);
    assertThat(footer.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).sum())
        .isEqualTo(1_000);
  }

  @Test
  void namesTheRequiredColumnThatIsNull() throws IOException {
    AuditEvent row = rows(1, 1).get(0);
    row.setContentHash(null);

    assertThatThrownBy(() -> write(List.of(row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("content_hash");
  }

  private static List<AuditEvent> rows(int count, int different) {
    List<AuditEvent> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          SampleRows.minimal(i)
              .setConnectionId((long) i % different)
              .setSqlDigest("%032x".formatted(i % different))
              .build());
    }
    return rows;
  }

  private static byte[] write(List<AuditEvent> rows) throws IOException {
    BlobStore store = new InMemoryBlobStore();
    try (ClearArchiveFile<AuditEvent> file =
        ClearArchiveFile.open(ArchiveTable.EVENTS, PATH, store)) {
      for (AuditEvent row : rows) {
        file.write(row);
      }
      store.commit(file.finish());
    }
    return TableFiles.bytes(store, PATH);
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int length =
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - Integer.BYTES * 2);
    int start = file.length - Integer.BYTES * 2 - length;
    return Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
  }

  private static ColumnMetaData column(byte[] file, String name) throws IOException {
    return footer(file).getRow_groups().get(0).getColumns().stream()
        .map(chunk -> chunk.getMeta_data())
        .filter(column -> column.getPath_in_schema().get(0).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static BlockSplitBloomFilter filter(byte[] file, String name) throws IOException {
    ColumnMetaData column = column(file, name);
    int start = (int) column.getBloom_filter_offset();
    InputStream in = new ByteArrayInputStream(file, start, file.length - start);
    BloomFilterHeader header = Util.readBloomFilterHeader(in);
    int bits = file.length - in.available();
    return new BlockSplitBloomFilter(Arrays.copyOfRange(file, bits, bits + header.getNumBytes()));
  }
}

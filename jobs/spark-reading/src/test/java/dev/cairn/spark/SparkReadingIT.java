package dev.cairn.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.keys.KeyScope;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.TestKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spark reads what our writer wrote. The fresh files are written with Spark's own version of
 * Parquet, since one process has one; the golden file was written with the archive's.
 */
class SparkReadingIT {

  private static final int ROWS = 2_000;
  private static final KeyScope PHI = new KeyScope("queries", KeyClass.PHI);

  @TempDir static Path directory;

  private static List<AuditEvent> events;
  private static LocalSpark spark;

  @BeforeAll
  static void writeAndStart() throws IOException {
    events = SampleRows.events(1, ROWS, 200);
    KeyFile.create(keyFile("all"), Set.of("queries"));
    URI keys = URI.create("keyfile://" + keyFile("all"));
    try (KeyService service = KeyServices.open(keys);
        BlobStore store = BlobStores.open(directory.resolve("archive").toUri())) {
      LocalSpark.write(store, service, ArchiveTable.EVENTS, "a", events.subList(0, ROWS / 2));
      KeyFile.rotate(keyFile("all"), PHI);
      LocalSpark.write(store, service, ArchiveTable.EVENTS, "b", events.subList(ROWS / 2, ROWS));
    }
    KeyFile.copyWithout(keyFile("all"), keyFile("metadata"), KeyClass.PHI);
    spark = LocalSpark.start(directory);
  }

  private static Path keyFile(String name) {
    return directory.resolve(name + ".json");
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.spark().stop();
    }
  }

  @Test
  void everyColumnOfEveryRowIsReadWithBothKeys() {
    Dataset<Row> read = read("all");

    assertThat(read.columns()).contains(ArchiveTable.EVENTS.columns().toArray(new String[0]));
    List<Row> rows =
        read.select(LocalSpark.columns(ArchiveTable.EVENTS.columns()))
            .orderBy("kafka_offset")
            .collectAsList();
    assertThat(rows).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(LocalSpark.text(ArchiveTable.EVENTS.columns(), rows.get(i)))
          .isEqualTo(LocalSpark.textOf(ArchiveTable.EVENTS.columns(), events.get(i)));
    }
  }

  @Test
  void sqlWithAFilterFindsItsRows() {
    read("all").createOrReplaceTempView("events");
    long expected =
        events.stream()
            .filter(e -> e.getSqlText() != null && "user7".equals(e.getUserName()))
            .count();

    Row count =
        spark
            .spark()
            .sql(
                "SELECT count(*) FROM events WHERE user_name = 'user7' AND sql_text LIKE '%"
                    + SampleRows.CANARY + "%'")
            .head();

    assertThat(expected).isPositive();
    assertThat(count.getLong(0)).isEqualTo(expected);
  }

  @Test
  void withoutThePhiKeyTheOtherColumnsAreRead() {
    List<String> others = new ArrayList<>(ArchiveTable.EVENTS.columns());
    others.removeAll(ArchiveTable.EVENTS.phiColumns());

    List<Row> rows =
        read("metadata").select(LocalSpark.columns(others)).orderBy("kafka_offset").collectAsList();

    assertThat(rows).hasSize(ROWS);
    assertThat(rows.get(7).<String>getAs("event_id")).isEqualTo(events.get(7).getEventId());
    assertThat(rows.get(ROWS - 1).<String>getAs("user_name"))
        .isEqualTo(events.get(ROWS - 1).getUserName());
  }

  @Test
  void withoutThePhiKeyNoPhiColumnIsRead() {
    for (String column : ArchiveTable.EVENTS.phiColumns()) {
      assertThatThrownBy(() -> read("metadata").select(column).collectAsList())
          .hasStackTraceContaining("Column [" + column + "]: key access denied")
          .hasStackTraceContaining("refused: it is not in the key file")
          .satisfies(
              e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(SampleRows.CANARY));
    }
  }

  @Test
  void goldenFileIsRead() throws Exception {
    Path golden = Files.createDirectories(directory.resolve("golden")).resolve("events.parquet");
    copy(ArchiveTable.class, "events-1.parquet", golden);
    Path keys = directory.resolve("golden.json");
    Files.createFile(
        keys,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    copy(TestKeys.class, "keyfile-1.json", keys);

    List<Row> rows =
        spark
            .reader("golden")
            .parquet(golden.toString())
            .select("kafka_offset", "sql_text")
            .orderBy("kafka_offset")
            .collectAsList();

    assertThat(rows)
        .extracting(row -> row.getLong(0) + " " + row.getString(1))
        .containsExactly("0 select 'Grüße'", "1 null", "2 null");
  }

  @Test
  void withoutAKeyServiceTheReaderIsToldWhatToSet() {
    assertThatThrownBy(
            () ->
                spark
                    .spark()
                    .read()
                    .option("parquet.encryption.key.access.token", "none")
                    .parquet(events()))
        .hasStackTraceContaining("Set parquet.encryption.kms.instance.url to keyfile:");
  }

  private static Dataset<Row> read(String keys) {
    return spark.reader(keys).parquet(events());
  }

  private static String events() {
    return directory.resolve("archive/events").toString();
  }

  private static void copy(Class<?> neighbour, String name, Path target) throws IOException {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      Files.write(target, in.readAllBytes());
    }
  }
}

package dev.cairn.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark reads every table of the archive, with the metadata key alone where that suffices. */
class SparkTablesIT {

  private static final int ROWS = 30;

  @TempDir static Path directory;

  private static final Map<ArchiveTable<?>, List<? extends SpecificRecord>> WRITTEN =
      new LinkedHashMap<>();
  private static LocalSpark spark;

  @BeforeAll
  static void writeAndStart() throws IOException {
    Path all = directory.resolve("all.json");
    KeyFile.create(all, Set.of("queries"));
    try (KeyService service = KeyServices.open(URI.create("keyfile://" + all));
        BlobStore store = BlobStores.open(directory.resolve("archive").toUri())) {
      Files files = new Files(store, service);
      files.add(ArchiveTable.EVENTS, SampleRows.events(3, ROWS, 50));
      files.add(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(3, ROWS));
      files.add(ArchiveTable.SESSIONS, versions());
      files.add(ArchiveTable.ATTRIBUTIONS, SampleRows.attributions(ROWS));
      files.add(ArchiveTable.FINDINGS, rows(SampleRows::finding));
      files.add(
          ArchiveTable.FINDING_REVIEWS, rows(i -> SampleRows.review(i, i, "acknowledged", i)));
      files.add(ArchiveTable.RULE_SETS, rows(SampleRows::ruleSet));
      files.add(ArchiveTable.ACCESS_LOG, rows(SampleRows::access));
    }
    KeyFile.copyWithout(all, directory.resolve("metadata.json"), KeyClass.PHI);
    spark = LocalSpark.start(directory);
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.spark().stop();
    }
  }

  @Test
  void everyTableIsReadWholeWithTheMetadataKeyButForItsPhi() {
    assertThat(WRITTEN.keySet()).containsExactlyInAnyOrderElementsOf(ArchiveTable.all());
    WRITTEN.forEach(
        (table, written) -> {
          List<String> columns = new ArrayList<>(table.columns());
          columns.removeAll(table.phiColumns());

          List<Row> read =
              read(table).select(LocalSpark.columns(columns)).collectAsList();

          assertThat(read.stream().map(row -> LocalSpark.text(columns, row)))
              .as(table.name())
              .containsExactlyInAnyOrderElementsOf(
                  written.stream().map(row -> LocalSpark.textOf(columns, row)).toList());
        });
  }

  @Test
  void partitionsAreColumnsByWhichFilesAreLeftOut() {
    Dataset<Row> events = read(ArchiveTable.EVENTS);

    assertThat(events.columns()).contains("source", "date", "hour");
    assertThat(events.filter("date = '1999-01-01'").inputFiles()).isNotEmpty();
    assertThat(events.filter("date = '1999-01-01'").count()).isZero();
    assertThat(events.filter("date >= '2026-11-22'").count()).isEqualTo(ROWS);
  }

  @Test
  void theVersionThatCountsIsTheHighestAsTheDocumentationSays() {
    read(ArchiveTable.SESSIONS).createOrReplaceTempView("session_versions");

    List<Row> rows =
        spark
            .spark()
            .sql(
                "SELECT session_id, version FROM (SELECT *, row_number() over (partition by"
                    + " session_id order by version desc, kafka_partition desc, kafka_offset"
                    + " desc) AS place FROM session_versions) WHERE place = 1")
            .collectAsList();

    assertThat(rows.stream().collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1))))
        .hasSize(ROWS / 2)
        .containsEntry("%032x".formatted(0), 2L)
        .containsEntry("%032x".formatted(7), 2L);
  }

  private static Dataset<Row> read(ArchiveTable<?> table) {
    return spark
        .reader("metadata")
        .parquet(directory.resolve("archive").resolve(table.name()).toString());
  }

  /** Half as many sessions as rows, of two versions each. */
  private static List<Session> versions() {
    return rows(
        i -> {
          Session session = SampleRows.session(i / 2);
          session.setVersion(1 + i % 2);
          session.setKafkaOffset((long) i);
          return session;
        });
  }

  private static <T> List<T> rows(IntFunction<T> row) {
    return IntStream.range(0, ROWS).mapToObj(row).toList();
  }

  private record Files(BlobStore store, KeyService service) {

    <T extends SpecificRecord> void add(ArchiveTable<T> table, List<T> rows) throws IOException {
      LocalSpark.write(store, service, table, "a", rows);
      WRITTEN.put(table, rows);
    }
  }
}

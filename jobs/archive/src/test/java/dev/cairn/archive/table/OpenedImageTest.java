package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedImageTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestDataKeys keys = new TestDataKeys();
  @TempDir private Path dir;
  private String path = "events/w-00000001.parquet";

  @Test
  void holdsExactlyTheRowsOfAPlainFile() throws Exception {
    assertSameAsPlain(ArchiveTable.EVENTS, SampleRows.events(3, 2_000, 300));
  }

  @Test
  void holdsDeadLettersToo() throws Exception {
    assertSameAsPlain(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(3, 100));
  }

  @Test
  void holdsListsEmptyOrNot() throws Exception {
    List<Session> sessions = SampleRows.sessions(3, 2_000);

    assertSameAsPlain(ArchiveTable.SESSIONS, sessions);

    assertThat(
            Duck.ask(
                "SELECT sum(len(connection_ids))::BIGINT || ' ' || count(*) FILTER (user_names = [])"
                    + " || ' ' || any_value(hops_missing)::VARCHAR FROM read_parquet('%s')"
                        .formatted(dir.resolve("image"))))
        .containsExactly(
            sessions.stream().mapToInt(s -> s.getConnectionIds().size()).sum()
                + " "
                + sessions.stream().filter(s -> s.getUserNames().isEmpty()).count()
                + " [network]");
  }

  @Test
  void opensOneListAloneOfManyPages() throws Exception {
    List<Session> sessions = SampleRows.sessions(4, 20_000);
    Path plain = plain(ArchiveTable.SESSIONS, sessions);

    ImageInfo info = image(Set.of("connection_ids", "version"));

    assertThat(info.columnsKept()).containsExactly("version", "connection_ids");
    assertThat(Duck.fingerprint(dir.resolve("image"), info.columnsKept()))
        .isEqualTo(Duck.fingerprint(plain, info.columnsKept()));
  }

  @Test
  void hidesEveryColumnOfATableWithoutPhiFromWhoeverLacksTheMetadataKey() throws Exception {
    List<Session> sessions = SampleRows.sessions(5, 10);
    sessions.forEach(session -> session.setUserName(SampleRows.CANARY));
    plain(ArchiveTable.SESSIONS, sessions);
    String file = new String(TableFiles.bytes(store, path), StandardCharsets.ISO_8859_1);
    keys.refuse(KeyClass.METADATA);

    assertThat(file).doesNotContain(SampleRows.CANARY).doesNotContain("cairn.sessions");
    assertThatThrownBy(() -> image(null)).isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void holdsAttributions() throws Exception {
    assertSameAsPlain(ArchiveTable.ATTRIBUTIONS, SampleRows.attributions(1_000));
  }

  @Test
  void holdsFindings() throws Exception {
    assertSameAsPlain(
        ArchiveTable.FINDINGS, IntStream.range(0, 300).mapToObj(SampleRows::finding).toList());
  }

  @Test
  void holdsReviewsOfFindings() throws Exception {
    assertSameAsPlain(
        ArchiveTable.FINDING_REVIEWS,
        IntStream.range(0, 300)
            .mapToObj(i -> SampleRows.review(i, i % 7, i % 2 == 0 ? "closed" : "reopened", i))
            .toList());
  }

  @Test
  void holdsReadsOfTheArchive() throws Exception {
    assertSameAsPlain(
        ArchiveTable.ACCESS_LOG, IntStream.range(0, 300).mapToObj(SampleRows::access).toList());
  }

  @Test
  void holdsSetsOfRulesOfManyMegabytes() throws Exception {
    List<RuleSetVersion> sets = IntStream.range(0, 20).mapToObj(SampleRows::ruleSet).toList();
    for (RuleSetVersion set : sets) {
      set.getContents().set(0, set.getVersion() + " Grüße ".repeat(200_000));
    }

    assertSameAsPlain(ArchiveTable.RULE_SETS, sets);
  }

  @Test
  void holdsARowOfNullsAlone() throws Exception {
    assertSameAsPlain(ArchiveTable.EVENTS, List.of(SampleRows.minimal(1).build()));
  }

  @Test
  void holdsManyRowGroupsAndPagesOfLargeRecords() throws Exception {
    List<AuditEvent> rows = SampleRows.events(4, 120, 1 << 20);

    ImageInfo info = assertSameAsPlain(ArchiveTable.EVENTS, rows);

    assertThat(info.bytesDecrypted()).isGreaterThan(60L << 20);
    assertThat(rowGroups(dir.resolve("image"))).isGreaterThan(1);
  }

  @Test
  void holdsManyPagesOfSmallRows() throws Exception {
    assertSameAsPlain(ArchiveTable.EVENTS, SampleRows.events(5, 45_000, 40));
  }

  @Test
  void leavesOutColumnsWhoseKeyIsRefused() throws Exception {
    List<AuditEvent> rows = SampleRows.events(6, 500, 100);
    Path plain = plain(ArchiveTable.EVENTS, rows);
    keys.refuse(KeyClass.PHI);

    ImageInfo info = image(null);

    assertThat(info.columnsRefused()).containsExactly("sql_text", "raw", "unmapped");
    assertThat(info.columnsKept()).hasSize(ArchiveTable.EVENTS.columns().size() - 3);
    assertThat(info.rows()).isEqualTo(500);
    assertThat(Duck.fingerprint(dir.resolve("image"), info.columnsKept()))
        .isEqualTo(Duck.fingerprint(plain, info.columnsKept()));
    assertThat(Files.readString(dir.resolve("image"), StandardCharsets.ISO_8859_1))
        .doesNotContain(SampleRows.CANARY);
  }

  @Test
  void opensOnlyWantedColumnsAndAsksForNoKeyThatTheyDoNotNeed() throws Exception {
    Path plain = plain(ArchiveTable.EVENTS, SampleRows.events(7, 500, 100));
    long all = image(null).bytesDecrypted();
    int before = keys.unwraps();

    ImageInfo info = image(Set.of("kafka_offset", "client_ip", "no_such_column"));

    assertThat(info.columnsKept()).containsExactly("client_ip", "kafka_offset");
    assertThat(info.columnsRefused()).isEmpty();
    assertThat(info.bytesDecrypted()).isLessThan(all / 5);
    assertThat(keys.unwraps() - before).isEqualTo(1);
    assertThat(Duck.fingerprint(dir.resolve("image"), info.columnsKept()))
        .isEqualTo(Duck.fingerprint(plain, info.columnsKept()));
  }

  @Test
  void cannotBeOpenedWithoutTheMetadataKey() throws Exception {
    plain(ArchiveTable.EVENTS, SampleRows.events(8, 5, 10));
    keys.refuse(KeyClass.METADATA);

    assertThatThrownBy(() -> image(null)).isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void needsAColumn() throws Exception {
    plain(ArchiveTable.EVENTS, SampleRows.events(9, 5, 10));

    assertThatThrownBy(() -> image(Set.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsFilesOfOneLayoutInOneImage() throws Exception {
    Path plain = dir.resolve("plain");
    List<AuditEvent> rows = SampleRows.events(10, 300, 100);
    TableFiles.plain(ArchiveTable.EVENTS, rows, plain);
    TableFiles.archive(ArchiveTable.EVENTS, rows.subList(0, 100), "events/a", store, keys);
    TableFiles.archive(ArchiveTable.EVENTS, rows.subList(100, 300), "events/b", store, keys);
    Path image = dir.resolve("image");

    try (FileChannel out = channel(image)) {
      EncryptedFile first = EncryptedFile.open("events/a", store.open("events/a"), keys);
      ImageWriter writer = new ImageWriter(out, first.select(null).layout());
      first.copyTo(writer, first.select(null));
      EncryptedFile second = EncryptedFile.open("events/b", store.open("events/b"), keys);
      second.copyTo(writer, second.select(null));
      writer.finish();
    }

    assertThat(Duck.fingerprint(image, ArchiveTable.EVENTS.columns()))
        .isEqualTo(Duck.fingerprint(plain, ArchiveTable.EVENTS.columns()));
  }

  @Test
  void keepsRowsWhoseTextIsNoUnicode() throws Exception {
    AuditEvent row = SampleRows.minimal(1).setSqlText("a\ud800b").build();
    TableFiles.archive(ArchiveTable.EVENTS, List.of(row), path, store, keys);

    image(Set.of("sql_text"));

    assertThat(Duck.ask("SELECT sql_text FROM read_parquet('" + dir.resolve("image") + "')"))
        .containsExactly("a?b");
  }

  private <T extends SpecificRecord> ImageInfo assertSameAsPlain(
      ArchiveTable<T> table, List<T> rows) throws Exception {
    Path plain = plain(table, rows);

    ImageInfo info = image(null);

    assertThat(info.rows()).isEqualTo(rows.size());
    assertThat(info.columnsKept()).isEqualTo(table.columns());
    assertThat(info.columnsRefused()).isEmpty();
    assertThat(Duck.fingerprint(dir.resolve("image"), table.columns()))
        .startsWith(rows.size() + " ")
        .isEqualTo(Duck.fingerprint(plain, table.columns()));
    return info;
  }

  private <T extends SpecificRecord> Path plain(ArchiveTable<T> table, List<T> rows)
      throws IOException {
    Path plain = dir.resolve("plain");
    TableFiles.plain(table, rows, plain);
    path = table.name() + "/w-00000001.parquet";
    TableFiles.archive(table, rows, path, store, keys);
    return plain;
  }

  private ImageInfo image(Set<String> columns) throws IOException {
    try (FileChannel out = channel(dir.resolve("image"))) {
      return OpenedImage.open(path, store.open(path), keys, columns, out);
    }
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static int rowGroups(Path file) throws Exception {
    return Integer.parseInt(
        Duck.ask("SELECT num_row_groups FROM parquet_file_metadata('" + file + "')").get(0));
  }
}

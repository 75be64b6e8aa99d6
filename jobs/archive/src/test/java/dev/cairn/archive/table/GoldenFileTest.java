package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.TestKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the first release, under the test's own keys: it must open for as long as Cairn lives.
 */
class GoldenFileTest {

  private static final String PATH = "events/source=proxysql.query/golden-00000001.parquet";

  private static final Path SESSIONS =
      Path.of("src/test/resources/dev/cairn/archive/table/sessions-1.parquet");

  private byte[] golden;
  @TempDir private Path dir;

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("events-1.parquet")) {
      golden = in.readAllBytes();
    }
  }

  // columns came after it was written; they read as NULL
  private static final int ITS_COLUMNS = 49;

  @Test
  void opensWithAllItsColumns() throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      ImageInfo info = image(golden, keys);

      assertThat(info.columnsKept()).hasSize(ITS_COLUMNS);
      assertThat(ArchiveTable.EVENTS.columns()).containsSubsequence(info.columnsKept());
      assertThat(
              Duck.ask(
                  "SELECT concat_ws('|', event_id, epoch_us(time), user_name, sql_text,"
                      + " decode(raw), kafka_offset) FROM read_parquet('%s') ORDER BY kafka_offset"
                          .formatted(dir.resolve("image"))))
          .containsExactly(
              "%032x|1795374000000001|app|select 'Grüße'|{\"query\":\"select\"}|0".formatted(0),
              "%032x|1795374001000001|1".formatted(1),
              "%032x|1795374002000001|2".formatted(2));
    }
  }

  @Test
  void opensWithoutPhi() throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.withoutPhi())) {
      assertThat(image(golden, keys).columnsRefused())
          .containsExactly("sql_text", "raw", "unmapped");
    }
  }

  @Test
  void holdsKeyMaterialThatOtherReadersKnow() {
    assertThat(new String(golden, StandardCharsets.ISO_8859_1))
        .contains("{\"keyMaterialType\":\"PKMT1\",\"internalStorage\":true,\"isFooterKey\":true,");
  }

  @Test
  void saysWhichFileHasDamagedKeyMaterial() throws Exception {
    int material = new String(golden, StandardCharsets.ISO_8859_1).indexOf("{\"keyMaterialType");
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      image(golden, keys);
      byte[] intact = Files.readAllBytes(dir.resolve("image"));
      int noticed = 0;
      for (int offset = 0; offset < 900; offset += 13) {
        byte[] bytes = golden.clone();
        bytes[material + offset] ^= 0x20;
        try {
          image(bytes, keys);
          // a field that nothing depends on, as the service's name
          assertThat(Files.readAllBytes(dir.resolve("image"))).isEqualTo(intact);
        } catch (KeyRefusedException e) {
          noticed++;
        } catch (IOException e) {
          assertThat(e).hasMessageContaining(PATH);
          noticed++;
        }
      }
      assertThat(noticed).isGreaterThan(50);
    }
  }

  /** The first table with lists; written anew before a release with CAIRN_UPDATE_GOLDEN=1. */
  @Test
  void opensSessionsWithTheirLists() throws Exception {
    try (FileKeys keys = new FileKeys(TestKeys.all())) {
      if ("1".equals(System.getenv("CAIRN_UPDATE_GOLDEN"))) {
        writeSessions(keys);
      }
      byte[] sessions = Files.readAllBytes(SESSIONS);

      ImageInfo info = image(sessions, keys);

      assertThat(ArchiveTable.SESSIONS.columns()).containsSubsequence(info.columnsKept());
      assertThat(
              Duck.ask(
                  "SELECT concat_ws('|', session_id, epoch_us(start_time), hops_seen::VARCHAR,"
                      + " connection_ids::VARCHAR, kafka_offset) FROM read_parquet('%s')"
                          .formatted(dir.resolve("image"))))
          .containsExactly(
              "%032x|1795374000000001|[database, proxy]|[17, -1]|0".formatted(0),
              "%032x|1795374010000001|[database, proxy]|[]|1".formatted(1));
    }
  }

  private static void writeSessions(FileKeys keys) throws IOException {
    BlobStore store = new InMemoryBlobStore();
    Session first = SampleRows.session(0);
    first.getConnectionIds().addAll(List.of(17L, -1L));
    String path = "sessions/golden-00000001.parquet";
    TableFiles.archive(
        ArchiveTable.SESSIONS, List.of(first, SampleRows.session(1)), path, store, keys);
    Files.write(SESSIONS, TableFiles.bytes(store, path));
  }

  private ImageInfo image(byte[] bytes, FileKeys keys) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            dir.resolve("image"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      return OpenedImage.open(PATH, TableFiles.reader(bytes), keys, null, out);
    }
  }
}

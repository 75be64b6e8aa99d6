package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the first release, under the test's own keys: it must open for as long as Cairn lives.
 */
class GoldenFileTest {

  private static final String PATH = "events/source=proxysql.query/golden-00000001.parquet";

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

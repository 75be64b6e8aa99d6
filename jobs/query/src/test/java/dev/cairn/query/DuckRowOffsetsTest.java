package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.archive.verify.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuckRowOffsetsTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestDataKeys keys = new TestDataKeys();
  private final List<String> rows = new ArrayList<>();
  private SampleArchive archive;
  private DuckRowOffsets offsets;

  @BeforeEach
  void archiveTwoFiles() throws Exception {
    archive =
        new SampleArchive(store, keys)
            .with(ArchiveTable.EVENTS, SampleRows.events(1, 5, 10))
            .with(ArchiveTable.DEAD_LETTERS, SampleRows.deadLetters(1, 2));
    offsets = new DuckRowOffsets(store, keys, ArchiveSqlConfig.defaults());
  }

  @Test
  void deliversEveryRowWithoutThePhiKey() throws Exception {
    keys.refuse(KeyClass.PHI);

    offsets.read(archive.files().get(0), this::add);
    offsets.read(archive.files().get(1), this::add);

    assertThat(rows)
        .containsExactlyInAnyOrder(
            "raw.proxysql/0/0/0",
            "raw.proxysql/1/1/0",
            "raw.proxysql/2/2/0",
            "raw.proxysql/0/3/0",
            "raw.proxysql/1/4/0",
            "raw.proxysql/0/0/0",
            "raw.proxysql/0/1/0");
  }

  @Test
  void saysThatTheKeyIsRefused() {
    keys.refuse(KeyClass.METADATA);

    assertThatThrownBy(() -> offsets.read(archive.files().get(0), this::add))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void saysThatAFileIsNone() {
    ArchiveFile file = archive.files().get(0);
    store.tamper(
        file.path(),
        bytes -> {
          bytes[bytes.length / 2] ^= 1;
          bytes[bytes.length - 30] ^= 1;
          return bytes;
        });

    assertThatThrownBy(() -> offsets.read(file, this::add))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(file.path());
  }

  private void add(String topic, int partition, long offset, int recordIndex) {
    rows.add(topic + "/" + partition + "/" + offset + "/" + recordIndex);
  }
}

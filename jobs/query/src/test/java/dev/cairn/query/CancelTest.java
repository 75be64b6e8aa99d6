package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that nobody wants any more, or not whole. */
@Timeout(60)
class CancelTest {

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private ArchiveSql sql;

  @BeforeEach
  void open() throws Exception {
    sql =
        new SampleArchive(new InMemoryBlobStore(), new TestDataKeys())
            .with(ArchiveTable.EVENTS, SampleRows.events(1, 20, 10))
            .with(ArchiveTable.EVENTS, SampleRows.events(2, 20, 10))
            .sql();
  }

  @AfterEach
  void close() throws Exception {
    later.shutdownNow();
    sql.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM range(100000) a, range(10000000) b WHERE a.range * b.range % 7 = 3",
        "SELECT a.range FROM range(500000) a, range(5000000) b WHERE a.range * b.range % 7 = 3",
        "SELECT count(*) FROM events, range(100000) a, range(10000000) b"
            + " WHERE a.range * b.range % 7 = kafka_offset",
      })
  void aStatementEndsSoonAfterItIsCancelled(String statement) {
    later.scheduleAtFixedRate(sql::cancel, 300, 100, TimeUnit.MILLISECONDS);
    long begin = System.nanoTime();

    assertThatThrownBy(() -> countRows(statement))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("was cancelled");

    assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
  }

  @Test
  void filesThatAreOpenedAreToldAndCanBeTheLast() {
    List<String> told = new ArrayList<>();
    sql.onOpening(
        (table, file, files) -> {
          told.add(table + " " + file + "/" + files);
          sql.cancel();
        });

    assertThatThrownBy(() -> countRows("SELECT hop FROM events"))
        .isInstanceOf(SqlRefusedException.class)
        .hasMessageContaining("was cancelled");

    assertThat(told).containsExactly("events 1/2");
  }

  @Test
  void anAnswerEndsAfterAsManyRowsAsAreAllowedAndSaysWhetherThereAreMore() throws Exception {
    try (SqlResult result = sql.query("SELECT hop FROM events")) {
      result.limitTo(3);
      assertThat(Answers.rows(result)).hasSize(3);
      assertThat(result.isCut()).isTrue();
    }
    try (SqlResult result = sql.query("SELECT hop FROM events")) {
      result.limitTo(40);
      assertThat(Answers.rows(result)).hasSize(40);
      assertThat(result.isCut()).isFalse();
    }
  }

  private long countRows(String statement) throws IOException, SqlRefusedException {
    long rows = 0;
    try (SqlResult result = sql.query(statement)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }
}

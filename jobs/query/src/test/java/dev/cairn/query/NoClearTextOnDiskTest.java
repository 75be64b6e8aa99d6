package dev.cairn.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoClearTextOnDiskTest {

  @TempDir private Path dir;

  @Test
  void reachesNoFileWithAName() throws Exception {
    Instant start = Instant.now().minusSeconds(2);
    // random: what other tests leave in the temporary directory must not matter
    String canary = UUID.randomUUID().toString();
    List<AuditEvent> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(
          SampleRows.minimal(i)
              .setSqlText("select '" + canary + "' " + i)
              .setRaw(ByteBuffer.wrap((i + canary).getBytes(StandardCharsets.UTF_8)))
              .build());
    }
    List<Path> suspects;
    try (BlobStore store = BlobStores.open(dir.resolve("archive").toUri());
        ArchiveSql sql =
            new SampleArchive(store, new TestDataKeys()).with(ArchiveTable.EVENTS, rows).sql()) {
      assertThat(Answers.rows(sql, "SELECT * FROM events ORDER BY sql_text DESC")).hasSize(20_000);
      try (SqlResult open = sql.query("SELECT * FROM events")) {
        open.next();
        suspects = filesSince(start);
      }
    }
    suspects.addAll(filesSince(start));

    assertThat(suspects).as("the archive's own files at least").isNotEmpty();
    assertThat(suspects).noneMatch(file -> holds(file, canary));
    try (Stream<Path> shared = Files.list(ArchiveSqlConfig.DEFAULT_MEMORY_DIRECTORY)) {
      assertThat(shared.filter(file -> holds(file, canary))).isEmpty();
    }
  }

  private List<Path> filesSince(Instant start) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root :
        List.of(dir, Path.of(System.getProperty("java.io.tmpdir")), Path.of("").toAbsolutePath())) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()
                  && attributes.lastModifiedTime().toInstant().isAfter(start)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return files;
  }

  private static boolean holds(Path file, String canary) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > 512 << 20) {
        return false;
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(canary);
    } catch (IOException e) {
      // gone meanwhile: another process's
      return false;
    }
  }
}

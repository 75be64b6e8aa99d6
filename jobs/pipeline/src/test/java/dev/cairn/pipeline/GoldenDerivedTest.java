package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.table.ArchiveTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Records as the first release writes them into their topics: they must be readable for as long as
 * Cairn lives. If this fails because a schema changed after a release, add the released schema to
 * {@code DerivedSource}; before a release, write the records anew with CAIRN_UPDATE_GOLDEN=1.
 */
class GoldenDerivedTest {

  private static final Path RESOURCES = Path.of("src/test/resources/dev/cairn/pipeline");

  @ParameterizedTest
  @CsvSource({
    "sessions, sessions",
    "attributions, attributions",
    "findings, findings",
    "reviews, finding_reviews",
    "rules, rule_sets",
    "access, access_log"
  })
  void recordsOfTheFirstReleaseAreRead(String name, String table) throws IOException {
    byte[] now = DerivedSamples.of(name);
    if ("1".equals(System.getenv("CAIRN_UPDATE_GOLDEN"))) {
      Files.createDirectories(RESOURCES);
      Files.write(RESOURCES.resolve(name + "-1.bin"), now);
    }
    RecordRows reader = MadeRows.reader("cairn." + name);

    MadeRows read = MadeRows.of(reader, golden(name + "-1.bin"));

    assertThat(read.tables).extracting(ArchiveTable::name).containsExactly(table);
    assertThat(read.rows).isEqualTo(MadeRows.of(reader, now).rows);
  }

  private static byte[] golden(String file) throws IOException {
    try (InputStream in = Files.newInputStream(RESOURCES.resolve(file))) {
      return in.readAllBytes();
    }
  }
}

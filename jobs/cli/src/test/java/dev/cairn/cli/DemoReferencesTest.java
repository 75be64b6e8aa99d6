package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.correlate.reference.ReferenceTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReferencesTest {

  @TempDir Path directory;

  @Test
  void demoTablesAreValidAndNameTheDemosPath() throws Exception {
    ReferenceTables tables =
        ReferenceHistory.load(DemoReferences.prepare(directory)).at(Instant.EPOCH);

    assertThat(tables.user("app").principal()).isEqualTo("Order desk");
    assertThat(tables.address("127.0.1.15").host()).isEqualTo("hospital ward");
    assertThat(tables.environment("proxysql-a")).isEqualTo("demo");
    assertThat(tables.sensitivity("shop.customers").text()).isEqualTo("phi");
  }

  @Test
  void whatWasKilledInBetweenIsMadeWholeAndWhatWasEditedStays() throws Exception {
    DemoReferences.prepare(directory);
    Files.delete(directory.resolve("reference.yaml"));
    Files.writeString(directory.resolve("users.yaml"), "- {us");

    DemoReferences.prepare(directory);
    assertThat(ReferenceHistory.load(directory).versions()).hasSize(1);

    Files.writeString(directory.resolve("users.yaml"), "[]");
    DemoReferences.prepare(directory);
    assertThat(Files.readString(directory.resolve("users.yaml"))).isEqualTo("[]");
  }
}

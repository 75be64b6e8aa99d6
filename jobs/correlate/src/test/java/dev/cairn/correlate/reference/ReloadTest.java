package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  private static final String ANNA = "- {user: anna, principal: Anna, kind: person}\n";
  private static final String OTTO = "- {user: otto, principal: Otto, kind: person}\n";

  @TempDir Path directory;
  private ReferenceTables before;

  @BeforeEach
  void load() throws IOException {
    write("reference.yaml", "version: v1");
    write("users.yaml", ANNA);
    before = ReferenceTables.load(directory);
  }

  @Test
  void sameContentIsNoChange() throws IOException {
    write("users.yaml", "# the same\n" + ANNA);

    Reload reload = before.reload(directory);

    assertThat(reload).isEqualTo(new Reload(before, false, null));
    assertThat(reload.tables()).isSameAs(before);
  }

  @Test
  void newVersionTakesThePlaceOfTheOld() throws IOException {
    write("users.yaml", ANNA + OTTO);
    write("reference.yaml", "version: v2");

    Reload reload = before.reload(directory);

    assertThat(reload.changed()).isTrue();
    assertThat(reload.refusal()).isNull();
    assertThat(reload.tables().statedVersion()).isEqualTo("v2");
    assertThat(reload.tables().user("otto").principal()).isEqualTo("Otto");
    assertThat(before.user("otto")).isNull();
  }

  @Test
  void anyFaultKeepsTheOldTables() throws IOException {
    write("reference.yaml", "version: v2");
    write("users.yaml", ANNA + OTTO);
    write("servers.csv", "name,kind,environment\np1,switch,test");

    Reload reload = before.reload(directory);

    assertThat(reload.tables()).isSameAs(before);
    assertThat(reload.changed()).isFalse();
    assertThat(reload.refusal()).startsWith("servers.csv, line 2, row 1: kind is 'switch'");
  }

  @Test
  void newContentUnderAVersionInForceKeepsTheOldTables() throws IOException {
    write("users.yaml", ANNA + OTTO);

    Reload reload = before.reload(directory);

    assertThat(reload.tables()).isSameAs(before);
    assertThat(reload.refusal())
        .startsWith("reference.yaml: version is 'v1'; allowed: another one");
  }

  @Test
  void directoryThatWentAwayKeepsTheOldTables() {
    Reload reload = before.reload(directory.resolve("gone"));

    assertThat(reload.tables()).isSameAs(before);
    assertThat(reload.refusal()).contains("gone", "can't be read");
  }

  @Test
  void refusedTablesCountOnceTheyAreMended() throws IOException {
    write("reference.yaml", "version: v2");
    write("users.yaml", "- nobody");
    Reload refused = before.reload(directory);
    write("users.yaml", OTTO);

    Reload mended = refused.tables().reload(directory);

    assertThat(mended.changed()).isTrue();
    assertThat(mended.tables().user("anna")).isNull();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}

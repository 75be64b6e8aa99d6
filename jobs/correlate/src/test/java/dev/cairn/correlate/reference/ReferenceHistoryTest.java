package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceHistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String FROM_NOON = "\nvalid_from: 2026-11-22T12:00:00Z";
  private static final String ANNA = "- {user: anna, principal: Anna, kind: person}\n";
  private static final String OTTO = "- {user: otto, principal: Otto, kind: person}\n";
  private static final String CANARY = "MRN-4711";

  @TempDir Path directory;

  @Test
  void versionInForceIsTheLastThatBeganBefore() throws IOException {
    write("a/reference.yaml", "version: v1");
    write("b/reference.yaml", "version: v2" + FROM_NOON);

    ReferenceHistory history = load();

    assertThat(history.at(Instant.EPOCH).statedVersion()).isEqualTo("v1");
    assertThat(history.at(NOON.minusNanos(1000)).statedVersion()).isEqualTo("v1");
    assertThat(history.at(NOON).statedVersion()).isEqualTo("v2");
    assertThat(history.at(NOON.plusSeconds(9)).statedVersion()).isEqualTo("v2");
    assertThat(history.versions()).extracting(ReferenceTables::validFrom)
        .containsExactly(Instant.EPOCH, NOON);
  }

  @Test
  void beforeTheFirstVersionNoneIsInForce() throws IOException {
    write("reference.yaml", "version: v2" + FROM_NOON);

    assertThat(load().at(NOON.minusNanos(1000))).isNull();
  }

  @Test
  void sameContentIsNothingNew() throws IOException {
    ReferenceHistory before = v1();
    write("users.yaml", "# the same\n" + ANNA);

    assertThat(before.with(read())).isSameAs(before);
  }

  @Test
  void editedInPlaceTheOldVersionStaysInForceForItsTime() throws IOException {
    ReferenceHistory before = v1();
    write("users.yaml", OTTO);
    write("reference.yaml", "version: v2" + FROM_NOON);

    ReferenceHistory after = before.with(read());

    assertThat(after.at(NOON).user("otto").principal()).isEqualTo("Otto");
    assertThat(after.at(Instant.EPOCH).user("anna").principal()).isEqualTo("Anna");
    assertThat(before.at(NOON).statedVersion()).isEqualTo("v1");
  }

  @Test
  void recordsGiveTheSameHistory() throws IOException {
    write("a/reference.yaml", "version: v1");
    write("b/reference.yaml", "version: v2" + FROM_NOON);
    ReferenceHistory history = load();

    ReferenceHistory again =
        ReferenceHistory.of(history.versions().stream().map(ReferenceTables::record).toList());

    assertThat(again.versions()).isEqualTo(history.versions());
    assertThat(again.with(read())).isSameAs(again);
  }

  @Test
  void otherContentUnderAVersionThatIsKnownIsRefused() throws IOException {
    ReferenceHistory before = v1();
    write("users.yaml", ANNA + OTTO);

    assertThat(refusal(before)).hasMessage(
        "reference.yaml: version is 'v1'; allowed: another one,"
            + " since these tables are not those of it");
  }

  @Test
  void newVersionThatBeginsWithAnotherIsRefused() throws IOException {
    ReferenceHistory before = v1();
    write("reference.yaml", "version: v2");

    assertThat(refusal(before)).hasMessage(
        "reference.yaml: valid_from is '1970-01-01T00:00:00Z'; allowed: another time,"
            + " since version v1 begins then");
  }

  @Test
  void faultsOfAllVersionsAreNamedAndNothingIsTaken() throws IOException {
    write("a/reference.yaml", "version: v1\nvalid_from: 2026-13-01T00:00:00Z");
    write("b/servers.csv", "name,kind,environment\np1,switch,test");
    write("b/reference.yaml", "version: v2" + FROM_NOON);
    write("c/users.yaml", ANNA);
    write("d/reference.yaml", "version: v4");

    assertThat(refusal(ReferenceHistory.of(List.of())).places())
        .containsExactly(
            "a/reference.yaml, line 1",
            "b/servers.csv, line 2, row 1",
            "c/reference.yaml is missing; allowed");
  }

  @Test
  void tablesBesideSubDirectoriesAreRefused() throws IOException {
    v1();
    write("new/reference.yaml", "version: v2" + FROM_NOON);

    assertThat(refusal(ReferenceHistory.of(List.of())))
        .hasMessageContaining("beside sub-directories");
  }

  @Test
  void hiddenDirectoriesAreNoVersions() throws IOException {
    v1();
    write(".git/config.yaml", "a: b");

    assertThat(load().versions()).hasSize(1);
  }

  /** Somebody drops an export here by mistake, or edits the wrong file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users.csv | MRN-4711,Doe\\nMRN-4711,Doe",
        "users.csv | user,principal,kind\\nMRN-4711,a,b,c,d",
        "users.csv | user,principal,kind\\nMRN-4711,\"a,b",
        "users.csv | MRN-4711,MRN-4711\\n1,2",
        "users.yaml | - MRN-4711",
        "users.yaml | MRN-4711: [",
        "users.yaml | - {user: *MRN-4711}",
        "users.yaml | - {MRN-4711: MRN-4711, user: a: b}",
        "users.yaml | - {user: a, principal: b, kind: person, time_zone: MRN-4711}",
        "addresses.csv | range,host,role\\nMRN-4711,a,proxy",
        "addresses.csv | range,host,role\\n10.0.0.1,a,MRN-4711",
        "sensitivity.yaml | - {table: MRN-4711, sensitivity: MRN-4711}",
      })
  void placesNameNothingThatStandsThere(String file, String text) throws IOException {
    write("reference.yaml", "version: v1");
    write(file, text.replace("\\n", "\n"));

    ReferenceFaultsException refusal = refusal(ReferenceHistory.of(List.of()));

    assertThat(refusal.places()).isNotEmpty();
    assertThat(String.join("\n", refusal.places())).contains(file).doesNotContain(CANARY);
  }

  private ReferenceHistory v1() throws IOException {
    write("reference.yaml", "version: v1");
    write("users.yaml", ANNA);
    return load();
  }

  private ReferenceFaultsException refusal(ReferenceHistory before) throws IOException {
    ReferenceDirectory now = read();
    return catchThrowableOfType(ReferenceFaultsException.class, () -> before.with(now));
  }

  private ReferenceDirectory read() throws IOException {
    return ReferenceDirectory.read(directory);
  }

  private ReferenceHistory load() throws IOException {
    return ReferenceHistory.load(directory);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

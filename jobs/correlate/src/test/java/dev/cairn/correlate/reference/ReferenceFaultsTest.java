package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFaultsTest {

  @TempDir Path directory;

  /** {@code ~} stands for a line feed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          addresses.yaml | -~  range: 10.0.0.300~  host: a~  role: proxy | addresses.yaml, line 2, row 1: range is '10.0.0.300'; allowed: an address such as
          addresses.yaml | - range: elsewhere~  host: a~  role: proxy | addresses.yaml, line 1, row 1: range is 'elsewhere'; allowed: an address such as
          addresses.yaml | - {range: 10.0.0.0/33, host: a, role: proxy} | range is '10.0.0.0/33'; allowed: a prefix of at most 32 bits
          addresses.yaml | - {range: "fd00::/129", host: a, role: proxy} | range is 'fd00::/129'; allowed: a prefix of at most 128 bits
          addresses.yaml | - {range: 10.0.0.1/24, host: a, role: proxy} | range is '10.0.0.1/24'; allowed: no bit set behind the prefix
          addresses.yaml | - {range: 10.0.0.1, host: a, role: proxy}~- {range: 10.0.0.1/32, host: b, role: proxy} | addresses.yaml, line 2, row 2: range is '10.0.0.1/32'; allowed: each only once
          addresses.yaml | - {range: 10.0.0.1, host: a, role: router} | role is 'router'; allowed: client, private_link_nat, load_balancer
          addresses.yaml | - {range: 10.0.0.1, host: a, role: proxy, hop: second} | hop is 'second'; allowed: network, proxy, database, control
          addresses.yaml | - {range: 10.0.0.1, role: proxy} | addresses.yaml, line 1, row 1: host is missing; allowed: whose it is
          addresses.yaml | - {range: 10.0.0.1, host: a, role: proxy, colour: red} | colour is unknown; allowed: range, host, role, hop
          addresses.yaml | - {range: 10.0.0.1, host: 7, role: proxy} | host is '7'; allowed: whose it is: text of 1 to 200 characters on one line., as text: in quotes
          addresses.yaml | - {range: 10.0.0.1, host: [a], role: proxy} | host is '["a"]'; allowed: whose it is
          addresses.yaml | range: 10.0.0.1 | addresses.yaml, line 1: the file is '{"range":"10.0.0.1"}'; allowed: A list of rows
          addresses.yaml | - 10.0.0.1 | addresses.yaml, line 1, row 1: the row is '10.0.0.1'; allowed: keys and values: range, host, role, hop
          addresses.yaml | - {range: 10.0.0.1, host: "a\\tb", role: proxy} | allowed: whose it is
          addresses.yaml | - range: [ | addresses.yaml, line 1: this is no YAML
          addresses.yaml | - range: 10.0.0.1~  range: 10.0.0.2 | addresses.yaml, line 2: this is no YAML: Duplicate field 'range'
          addresses.yaml | []~---~[] | addresses.yaml, line 3: this is no YAML: Trailing token
          addresses.yaml | # nothing | addresses.yaml is empty; allowed: at least []
          addresses.csv | range,host,role~10.0.0.1,a,proxy~10.0.0.2,,proxy | addresses.csv, line 3, row 2: host is missing
          addresses.csv | range,host,role~10.0.0.1,a,proxy~10.0.0.2/8,b,proxy | addresses.csv, line 3, row 2: range is '10.0.0.2/8'
          addresses.csv | range,host,role,colour~10.0.0.1,a,proxy,red | addresses.csv, line 2, row 1: colour is unknown; allowed: range, host, role, hop
          addresses.csv | range,host,role~10.0.0.1,a,proxy,red | addresses.csv, line 2: this is no CSV: Too many entries
          addresses.csv | range,host,role,host~10.0.0.1,a,proxy,b | addresses.csv, line 1: column 'host' is there twice
          addresses.csv | range,host,role~10.0.0.1,"a,proxy | this is no CSV: Missing closing quote
          addresses.csv | `` | addresses.csv, line 1: this is no CSV: Empty header line
          private-link.yaml | - {connection: /a, consumer: A}~- {connection: /A, consumer: B} | private-link.yaml, line 2, row 2: connection is '/A'; allowed: each only once
          private-link.yaml | - {connection: /a} | consumer is missing; allowed: who comes through it
          users.yaml | - {user: a, principal: A, kind: robot} | users.yaml, line 1, row 1: kind is 'robot'; allowed: person, service
          users.yaml | - {user: a, principal: A, kind: service} | owner is missing; allowed: who answers for it; a service must have one
          users.yaml | - {user: a, principal: A, kind: person, time_zone: CEST} | time_zone is 'CEST'; allowed: an IANA time zone such as Europe/Berlin
          users.yaml | - {user: a, principal: A, kind: person, time_zone: +02:00} | time_zone is '+02:00'; allowed: an IANA time zone
          users.yaml | - {user: a, principal: A, kind: person}~- {user: a, principal: B, kind: person} | users.yaml, line 2, row 2: user is 'a'; allowed: each only once
          users.yaml | - {user: a, principal: &n A, kind: person}~- {user: b, principal: *n , kind: person} | users.yaml, line 2: '*n' is an alias; allowed: the value itself
          sensitivity.yaml | - {table: patients, sensitivity: phi} | table is 'patients'; allowed: schema.table, where * stands for
          sensitivity.yaml | - {table: a.b, sensitivity: secret} | sensitivity is 'secret'; allowed: phi, pii, internal, public
          sensitivity.yaml | - {table: a.*, column: ssn, sensitivity: phi} | table is 'a.*'; allowed: schema.table in full, without *
          sensitivity.yaml | - {table: a.b, sensitivity: phi}~- {table: A.b, sensitivity: pii} | line 2, row 2: table is 'A.b'; allowed: each only once
          sensitivity.yaml | - {table: a.*, sensitivity: phi}~- {table: a.*, sensitivity: pii} | line 2, row 2: table is 'a.*'; allowed: each only once
          sensitivity.yaml | - {table: a.b, column: c, sensitivity: phi}~- {table: a.b, column: C, sensitivity: pii} | line 2, row 2: column is 'C'; allowed: each only once
          sensitivity.yaml | - {table: *.audit, sensitivity: phi} | sensitivity.yaml, line 1: this is no YAML
          servers.csv | name,kind,environment~p1,proxy,Production | servers.csv, line 2, row 1: environment is 'Production'; allowed: lower-case letters
          servers.csv | name,kind,environment~p1,switch,test | kind is 'switch'; allowed: proxy, server
          servers.csv | name,kind,environment~p1,proxy,test~P1,proxy,test | servers.csv, line 3, row 2: name is 'P1'; allowed: each only once
          reference.yaml | about: nothing | reference.yaml, line 1: version is missing; allowed: text of 1 to 40
          reference.yaml | version: 1.10 | reference.yaml, line 1: version is '1.1'; allowed: text of 1 to 40
          reference.yaml | version: a/b | version is 'a/b'; allowed: text of 1 to 40
          reference.yaml | version: a~date: b | date is unknown; allowed: version, valid_from, about
          reference.yaml | version: a~valid_from: 2026-11-22 | line 2: valid_from is '2026-11-22'; allowed: from when
          reference.yaml | version: a~valid_from: 2026-02-30T00:00:00Z | valid_from is '2026-02-30T00:00:00Z'; allowed: a time that there is
          adresses.yaml | [] | adresses.yaml is no reference table; allowed: reference.yaml, addresses.yaml or .csv
          users.yml | [] | users.yml is no reference table; allowed: reference.yaml
          reference.csv | version | reference.csv is no reference table
          """)
  void faultNamesFileLineRowKeyValueAndWhatIsAllowed(String file, String text, String message) {
    assertThatThrownBy(() -> Tables.of(file, text.replace('~', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void allFaultsOfAllFilesAreNamed() {
    assertThatThrownBy(
            () ->
                Tables.of(
                    "users.yaml", "- {user: a, kind: robot}",
                    "servers.csv", "name,kind,environment\np1,switch,test",
                    "addresses.yaml", "- ["))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(4));
  }

  @Test
  void twoFilesOfOneTableAreRefused() {
    assertThatThrownBy(() -> Tables.of("users.yaml", "[]", "users.csv", "user,principal,kind"))
        .hasMessageContaining("stands beside users.");
  }

  @Test
  void missingVersionIsRefused() {
    assertThatThrownBy(() -> ReferenceReader.files(Map.of()))
        .hasMessage("reference.yaml is missing; allowed: 'version: NAME' in it, for all tables");
  }

  @Test
  void otherEncodingIsRefused() {
    byte[] latin = "- {user: a, principal: Jos\u00e9, kind: person}".getBytes(
        StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ReferenceReader.files(Map.of("users.yaml", latin)))
        .hasMessageContaining("users.yaml is not UTF-8");
  }

  @Test
  void directoryThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ReferenceTables.load(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void fileInPlaceOfADirectoryIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> ReferenceTables.load(file)).isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void filesOfOtherKindsAndHiddenOnesAreLeftAlone() throws IOException {
    Files.writeString(directory.resolve("reference.yaml"), "version: v1");
    Files.writeString(directory.resolve("README.md"), "# Ours");
    Files.writeString(directory.resolve(".users.yaml"), "- nonsense");

    assertThat(ReferenceTables.load(directory)).isEqualTo(Tables.of());
  }
}

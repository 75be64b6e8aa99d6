package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class ReferenceTablesTest {

  private static final Path EXAMPLE = Path.of("../../reference-tables/example");

  /** On-disk form 1: never changed once released. */
  private static final String GOLDEN =
      """
      {"addresses":[{"hop":"proxy","host":"Proxies \\"é\\"\\\\","range":"10.0.1.0/28","role":"proxy"},\
      {"host":"bastion","range":"10.0.0.4","role":"administration"}],\
      "format":"cairn-reference-tables/1",\
      "private_link":[{"connection":"/a/b","consumer":"Analytics"}],\
      "sensitivity":[{"column":"ssn","sensitivity":"phi","table":"a.b"}],\
      "servers":[{"environment":"production","kind":"proxy","name":"p1"}],\
      "users":[{"kind":"person","principal":"Anna","user":"anna"}],\
      "version":"v1"}""";

  private static final String[] FILES = {
    "addresses.csv",
    "range,host,role,hop\n10.0.1.0/28,\"Proxies \"\"é\"\"\\\",proxy,proxy\n"
        + "10.0.0.4,bastion,administration,\n",
    "private-link.yaml", "- {connection: /a/b, consumer: Analytics}",
    "sensitivity.yaml", "- {table: a.b, column: ssn, sensitivity: phi}",
    "servers.yaml", "- {name: p1, kind: proxy, environment: production}",
    "users.yaml", "- {user: anna, principal: Anna, kind: person}"
  };

  @Test
  void exampleIsValidAndNamesWhatItSays() throws IOException {
    ReferenceTables example = ReferenceTables.load(EXAMPLE);

    assertThat(example.statedVersion()).isEqualTo("2026-11-22.1");
    assertThat(example.address("10.20.3.4").host()).isEqualTo("proxysql-1");
    assertThat(example.address("10.20.3.6").host()).isEqualTo("proxy subnet");
    assertThat(example.address("10.20.200.1").host()).isEqualTo("hospital virtual network");
    assertThat(example.address("fd00:20:9::1").role()).isEqualTo("administration");
    assertThat(example.address("10.21.0.1")).isNull();
    assertThat(example.user("asmith").timeZone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(example.user("ASMITH")).isNull();
    assertThat(
            example.consumer(
                "/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000000/RESOURCEGROUPS/PATH/PROVIDERS"
                    + "/MICROSOFT.NETWORK/PRIVATELINKSERVICES/MYSQL-PLS/PRIVATEENDPOINTCONNECTIONS"
                    + "/ANALYTICS.1"))
        .isEqualTo("Snowflake OpenFlow");
    assertThat(example.sensitivity("clinical.patients")).isEqualTo(Sensitivity.PHI);
    assertThat(example.environment("proxysql-2")).isEqualTo("production");
  }

  @Test
  void whatIsUnknownIsNull() {
    ReferenceTables empty = Tables.of();

    assertThat(empty.address("10.0.0.1")).isNull();
    assertThat(empty.address(null)).isNull();
    assertThat(empty.address("localhost")).isNull();
    assertThat(empty.user(null)).isNull();
    assertThat(empty.consumer(null)).isNull();
    assertThat(empty.environment(null)).isNull();
    assertThat(empty.sensitivity("a.b")).isNull();
  }

  @Test
  void contentHasThisForm() throws IOException {
    ReferenceVersion recorded = Tables.of(FILES).record();

    assertThat(recorded.getContent()).isEqualTo(GOLDEN);
    assertThat(recorded.getContent())
        .isEqualTo(
            new JsonCanonicalizer(GOLDEN.getBytes(StandardCharsets.UTF_8)).getEncodedString());
    assertThat(recorded.getVersion())
        .isEqualTo("v1/" + recorded.getContentSha256().substring(0, 32));
    assertThat(recorded.getStatedVersion()).isEqualTo("v1");
    assertThat(recorded.getValidFrom()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void orderCommentsAndKindOfFileMakeNoOtherVersion() {
    ReferenceTables yaml =
        Tables.of(
            "servers.yaml",
            "# known\n- {environment: test, name: b, kind: server}\n"
                + "- {name: a, kind: proxy, environment: test}\n");
    ReferenceTables csv =
        Tables.of(
            "servers.csv",
            "\uFEFFname,kind,environment\r\na,proxy,test\r\n\r\nb,server,test");

    assertThat(csv.version()).isEqualTo(yaml.version());
    assertThat(csv).isEqualTo(yaml);
  }

  @Test
  void everyValueCountsForTheVersion() {
    String row = "- {name: a, kind: proxy, environment: ";

    assertThat(Tables.of("servers.yaml", row + "test}").version())
        .isNotEqualTo(Tables.of("servers.yaml", row + "prod}").version());
  }

  @Test
  void recordedVersionGivesTheSameTables() throws IOException {
    ReferenceTables example = ReferenceTables.load(EXAMPLE);

    ReferenceTables again = ReferenceTables.of(example.record());

    assertThat(again.version()).isEqualTo(example.version());
    assertThat(again.record()).isEqualTo(example.record());
    assertThat(again.address("10.20.3.4")).isEqualTo(example.address("10.20.3.4"));
    assertThat(again.sensitivity("billing.invoices")).isEqualTo(Sensitivity.PHI);
  }

  @Test
  void recordWhoseContentWasChangedIsRefused() {
    ReferenceVersion recorded = Tables.of(FILES).record();
    recorded.setContent(recorded.getContent().replace("Anna", "Otto"));

    assertThatThrownBy(() -> ReferenceTables.of(recorded))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void recordOfAnotherFormatIsRefused() {
    ReferenceVersion recorded = Tables.of(FILES).record();
    recorded.setContent(recorded.getContent().replace("tables/1", "tables/2"));
    recorded.setContentSha256(Content.sha256(recorded.getContent()));

    assertThatThrownBy(() -> ReferenceTables.of(recorded))
        .hasMessageContaining("format is 'cairn-reference-tables/2'; allowed:");
  }
}

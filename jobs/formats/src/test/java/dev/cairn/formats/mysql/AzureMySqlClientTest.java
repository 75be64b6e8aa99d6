package dev.cairn.formats.mysql;

import static dev.cairn.formats.mysql.AzureMySqlRecords.general;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import org.junit.jupiter.api.Test;

class AzureMySqlClientTest {

  @Test
  void theUserIsWhatStandsBeforeTheBrackets() {
    assertThat(user("a[a] @ localhost []").getUserName()).isEqualTo("a");
    assertThat(user("plain").getUserName()).isEqualTo("plain");
    assertThat(user("").getUserName()).isNull();
    AuditEvent proxied = user("role[login] @  [10.0.0.1]");
    assertThat(proxied.getUserName()).isEqualTo("role");
    assertThat(proxied.getUnmapped()).contains("role[login] @  [10.0.0.1]");
  }

  @Test
  void theAddressInTheBracketsIsTheClientWhereNoOtherIs() {
    AuditEvent v4 = user("app[app] @  [10.0.0.4]");
    AuditEvent v6 = user("app[app] @  [2001:db8::9]");
    AuditEvent other = general(",\"ip\":\"10.0.0.5\",\"user\":\"app[app] @  [10.0.0.4]\"", "");
    AuditEvent name = general(",\"ip\":\"localhost\",\"user\":\"r[r] @  [localhost]\"", "");

    assertThat(v4.getClientIp()).isEqualTo("10.0.0.4");
    assertThat(v4.getUnmapped()).isNull();
    assertThat(v6.getClientIp()).isEqualTo("2001:db8::9");
    assertThat(other.getClientIp()).isEqualTo("10.0.0.5");
    assertThat(other.getUnmapped()).contains("[10.0.0.4]");
    assertThat(name.getClientIp()).isNull();
    assertThat(name.getUnmapped()).isEqualTo("{\"properties\":{\"ip\":\"localhost\"}}");
  }

  @Test
  void anAddressWithAPortIsNoAddress() {
    AuditEvent event = general(",\"ip\":\"10.0.0.5:53121\"", "");

    assertThat(event.getClientIp()).isNull();
    assertThat(event.getUnmapped()).contains("10.0.0.5:53121");
  }

  @Test
  void aForwardersOwnHostIsNotTheClient() {
    AuditEvent event = general("", ",\"host\":\"10.99.0.1\",\"user\":\"logstash\"");

    assertThat(event.getClientIp()).isNull();
    assertThat(event.getUserName()).isNull();
    assertThat(event.getUnmapped()).contains("10.99.0.1", "logstash");
  }

  private static AuditEvent user(String user) {
    return general(",\"user\":\"" + user + "\"", "");
  }
}

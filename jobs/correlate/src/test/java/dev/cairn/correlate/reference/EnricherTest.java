package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.Session;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnricherTest {

  private static final ReferenceTables TABLES =
      Tables.of(
          "addresses.csv",
          """
          range,host,role
          10.0.0.0/8,virtual network,other
          10.0.1.0/28,NAT,private_link_nat
          """,
          "private-link.csv", "connection,consumer\n/pls/a,Analytics",
          "users.csv",
          "user,principal,kind,owner,team,time_zone\ncdc,Change capture,service,Data,BI,Etc/UTC",
          "servers.csv", "name,kind,environment\np1,proxy,production\ndb2:3306,server,test",
          "sensitivity.csv", "table,sensitivity\nc.*,phi\nb.*,internal");

  private final Enricher enricher = new Enricher(TABLES);

  @Test
  void sessionCarriesWhatTheTablesNameAndTheirVersion() {
    Session enriched = enricher.enrich(session("10.0.1.4", "/PLS/a", "cdc"), Set.of("b.t", "c.t"));

    assertThat(enriched.getPrincipal()).isEqualTo("Change capture");
    assertThat(enriched.getOwner()).isEqualTo("Data");
    assertThat(enriched.getTeam()).isEqualTo("BI");
    assertThat(enriched.getTimeZone()).isEqualTo("Etc/UTC");
    assertThat(enriched.getClientName()).isEqualTo("Analytics");
    assertThat(enriched.getClientRole()).isEqualTo("private_link_nat");
    assertThat(enriched.getEnvironment()).isNull();
    assertThat(enriched.getSensitivity()).isEqualTo("phi");
    assertThat(enriched.getReferenceVersion()).isEqualTo(TABLES.version());
  }

  @Test
  void connectionInForceNamesOnlyClientsBehindItsNat() {
    assertThat(clientName("10.0.9.9", "/pls/a")).isEqualTo("virtual network");
    assertThat(clientName("192.168.0.1", "/pls/a")).isNull();
    assertThat(clientName("10.0.1.4", "/pls/unnamed")).isEqualTo("NAT");
    assertThat(clientName("10.0.1.4", null)).isEqualTo("NAT");
    assertThat(clientName(null, "/pls/a")).isNull();
  }

  @Test
  void environmentIsTheReportersElseThatOfTheFirstServerNamed() {
    Session session = session("192.168.0.1", null, "stranger");
    session.setServers(List.of("db1:3306", "DB2:3306"));
    assertThat(enricher.enrich(session, Set.of()).getEnvironment()).isEqualTo("test");

    session.setReporter("p1");
    Session enriched = enricher.enrich(session, Set.of());
    assertThat(enriched.getEnvironment()).isEqualTo("production");
    assertThat(enriched.getReferenceVersion()).isEqualTo(TABLES.version());
  }

  @Test
  void whatIsNotNamedStaysNullAndWithoutAVersion() {
    Session enriched =
        enricher.enrich(session("192.168.0.1", null, "stranger"), Set.of("unknown.t"));

    assertThat(enriched.getPrincipal()).isNull();
    assertThat(enriched.getClientName()).isNull();
    assertThat(enriched.getSensitivity()).isNull();
    assertThat(enriched.getReferenceVersion()).isNull();
  }

  @Test
  void namesOfAnEarlierVersionDoNotStay() {
    Session before = session("192.168.0.1", null, "stranger");
    before.setPrincipal("Somebody");
    before.setOwner("Somebody");
    before.setTeam("A");
    before.setTimeZone("Etc/UTC");
    before.setClientName("Somewhere");
    before.setClientRole("client");
    before.setEnvironment("test");
    before.setSensitivity("phi");
    before.setReferenceVersion("v0/0");

    assertThat(enricher.enrich(before, Set.of()))
        .isEqualTo(session("192.168.0.1", null, "stranger"));
    assertThat(before.getPrincipal()).isEqualTo("Somebody");
  }

  @Test
  void allElseIsTheGivenSessions() {
    Session given = session("10.0.1.4", "/pls/a", "cdc");

    Session enriched = enricher.enrich(given, Set.of());

    assertThat(enriched).isNotSameAs(given);
    enriched.setPrincipal(null);
    enriched.setOwner(null);
    enriched.setTeam(null);
    enriched.setTimeZone(null);
    enriched.setClientName(null);
    enriched.setClientRole(null);
    enriched.setReferenceVersion(null);
    assertThat(enriched).isEqualTo(given);
  }

  private String clientName(String ip, String connection) {
    return enricher.enrich(session(ip, connection, null), Set.of()).getClientName();
  }

  private static Session session(String ip, String connection, String user) {
    return Session.newBuilder()
        .setSessionId("s")
        .setVersion(3)
        .setState("revised")
        .setKind("client")
        .setClientIp(ip)
        .setUserName(user)
        .setPrivateLinkConnection(connection)
        .setStartTime(Instant.EPOCH)
        .setEndTime(Instant.EPOCH)
        .setClosed(false)
        .setConnectionIds(List.of(7L))
        .setConnections(1)
        .setStatements(2)
        .setStatementsAttributed(1)
        .setStatementsAbstained(0)
        .setStatementsUnmatched(1)
        .setStatementsLocal(0)
        .setStatementsFailed(0)
        .setRowsSent(5)
        .setRowsAffected(0)
        .build();
  }
}

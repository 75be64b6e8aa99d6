package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerNamesTest {

  private static final String RESOURCE = "/SUBSCRIPTIONS/1/…/FLEXIBLESERVERS/MYSQL-PHI";

  @Test
  void whatWasToldOfAServersOwnNameHoldsWhoeverSendsItsLog() {
    ServerNames names = new ServerNames(Map.of("mysql-phi", "10.1.2.10:3306"));

    assertThat(names.of("mysql-phi", RESOURCE)).isEqualTo("10.1.2.10:3306");
  }

  @Test
  void whatWasToldOfTheReporterHoldsWhereNothingWasToldOfTheName() {
    ServerNames names = new ServerNames(Map.of("collector-7", "10.1.2.10:3306"));

    assertThat(names.of("vm", "collector-7")).isEqualTo("10.1.2.10:3306");
    assertThat(names.of(null, "collector-7")).isEqualTo("10.1.2.10:3306");
  }

  @Test
  void azuresServersNeedNotBeTold() {
    ServerNames names = new ServerNames(Map.of());

    assertThat(names.of("mysql-phi", RESOURCE))
        .isEqualTo(names.of("MySQL-PHI.mysql.database.azure.com:3306"));
  }

  @Test
  void whatProxiesSayStays() {
    assertThat(new ServerNames(Map.of("vm", "10.1.2.10:3306")).of("10.1.2.11:3306"))
        .isEqualTo("10.1.2.11:3306");
  }
}

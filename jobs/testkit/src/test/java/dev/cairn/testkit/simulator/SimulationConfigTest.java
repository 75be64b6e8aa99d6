package dev.cairn.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulationConfigTest {

  @Test
  void changingADefaultIsADecision() {
    assertThat(SimulationConfig.DEFAULT.toString())
        .isEqualTo(
            "SimulationConfig[seed=1, start=2026-11-22T19:58:00Z, length=PT1M, topology=Topology["
                + "clients=100, natAddresses=2, natPorts=60000, proxies=2, servers=[MARIADB],"
                + " clientsPerConnection=8], traffic=Traffic[statementsPerSecond=2.0,"
                + " statementsPerSession=200, identicalShare=0.3, transactionShare=0.1,"
                + " preparedShare=0.1, meanDuration=PT0.002S], oddities=Oddities[local=0.06,"
                + " failing=0.01, longRunning=5.0E-4, longText=0.005, mirrored=0.02,"
                + " autoIncrement=0.1, pinned=0.03, fastForward=0.01, changedUser=0.01], logs=LogSettings[auditTextLimit=1024,"
                + " azureBatch=50, flowInterval=PT1M, processlistInterval=PT0S, encoded=true],"
                + " disturbances=Disturbances[clockSkew=PT0S, clockDriftPpm=0.0, deliveries={},"
                + " proxyRestartEvery=PT0S, serverRestartEvery=PT0S], scenarios=[]]");
  }

  @Test
  void saysWhichKeyIsWrongAndWhatIsAllowed() {
    assertThatThrownBy(() -> Traffic.DEFAULT.withIdenticalShare(1.2))
        .hasMessage("traffic.identicalShare is 1.2: 0 to 0.95 are allowed.");
    assertThatThrownBy(() -> Topology.DEFAULT.withClientsPerConnection(129))
        .hasMessage("topology.clientsPerConnection is 129: 1 to 128 are allowed.");
    assertThatThrownBy(() -> Disturbances.NONE.withClocks(Duration.ofSeconds(11), 0))
        .hasMessage("disturbances.clockSkew is PT11S: PT0S to PT10S are allowed.");
    assertThatThrownBy(() -> Disturbances.NONE.withLost(Double.NaN))
        .hasMessage("delivery.lost is NaN: 0 to 1 are allowed.");
    assertThatThrownBy(() -> SimulationConfig.DEFAULT.withStart(null))
        .hasMessage("start is null: give a time.");
  }

  @Test
  void refusesANatWithTooFewPortsForAFreedOneToRest() {
    assertThatThrownBy(() -> Topology.DEFAULT.withClients(40_000).withNat(1, 60_000))
        .hasMessage("topology.natPorts is 60000: 80002 to 64000 are allowed.");
  }
}

package dev.cairn.testkit.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapturesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void smallPlainHasTheRecordsThatTheServersWrote() throws IOException {
    assertThat(recordsPerFile(Captures.smallPlain()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "proxysql-eventslog.json.00000001", 677,
                "proxysql-auditlog.json.00000001", 96,
                "proxysql.log", 99,
                "proxysql-processlist.jsonl", 66,
                "server_audit.log", 1022,
                "mysql-audit-eventhub.jsonl", 97,
                "nsg-flow-v2-PT1H.json", 1,
                "vnet-flow-v4-PT1H.json", 1));
  }

  @Test
  void largeAIsGunzippedOnTheWay() throws IOException {
    assertThat(recordsPerFile(Captures.largeA()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "proxysql-eventslog.json.00000001", 19_191,
                "proxysql-eventslog.json.00000002", 19_351,
                "proxysql-eventslog.json.00000003", 14_446,
                "proxysql-auditlog.json.00000001", 593,
                "proxysql.log", 835,
                "proxysql-processlist.jsonl", 2_686,
                "server_audit.log", 60_581,
                "mysql-audit-eventhub.jsonl", 5_714,
                "nsg-flow-v2-PT1H.json", 1,
                "vnet-flow-v4-PT1H.json", 1));
  }

  @Test
  void theZoneOfLocalTimesDiffersBetweenTheCaptures() {
    assertThat(Captures.smallPlain().files())
        .allMatch(file -> file.localTimeZone().equals(ZoneId.of("Europe/Berlin")));
    assertThat(Captures.largeA().files())
        .allMatch(file -> file.localTimeZone().equals(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.testkit.captures.Captures#all")
  void everyRecordOfAJsonLogIsOneJsonObject(Capture capture) throws IOException {
    for (CaptureFile file : capture.files()) {
      if (file.fileName().contains(".json")) {
        for (byte[] record : file.records()) {
          assertThat(JSON.readTree(record).isObject()).as(file.resourcePath()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.testkit.captures.Captures#all")
  void eachEventOnceKeepsOneShapeOfEverySource(Capture capture) {
    assertThat(capture.eachEventOnce())
        .extracting(CaptureFile::source)
        .containsOnlyOnce(Captures.PROXYSQL_AUDIT, Captures.MYSQL_AUDIT, Captures.NETWORK_FLOW)
        .contains(Captures.PROXYSQL_QUERY);
  }

  @Test
  void recordsTogetherAreTheFileByteForByte() throws IOException {
    CaptureFile audit = Captures.smallPlain().files(Captures.MYSQL_AUDIT).get(0);
    long bytes = audit.records().stream().mapToLong(record -> record.length + 1L).sum();

    assertThat(bytes).isEqualTo(405_199);
  }

  @Test
  void aLostResourceIsNamed() {
    var lost = new CaptureFile(Captures.MYSQL_AUDIT, "captures/no/such.log", ZoneOffset.UTC, false);

    assertThatThrownBy(lost::open)
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("captures/no/such.log");
  }

  private static Map<String, Integer> recordsPerFile(Capture capture) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (CaptureFile file : capture.files()) {
      counts.put(file.fileName(), file.records().size());
    }
    return counts;
  }
}

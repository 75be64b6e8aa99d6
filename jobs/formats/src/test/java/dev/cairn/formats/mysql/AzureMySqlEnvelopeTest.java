package dev.cairn.formats.mysql;

import static dev.cairn.formats.mysql.AzureMySqlRecords.general;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureMySqlEnvelopeTest {

  @Test
  void aTimeThatCannotBeReadFallsBackAndIsKept() {
    AuditEvent event =
        general(
            ",\"event_time\":\"04/02/2021 07:45:00\"",
            ",\"time\":\"2021-02-04T07: 45: 44.58Z\"");

    assertThat(event.getTime()).isEqualTo(Instant.parse("2021-02-04T07:45:44.58Z"));
    assertThat(event.getTimeSource()).isEqualTo("envelope");
    assertThat(event.getUnmapped()).contains("04/02/2021 07:45:00");
  }

  @Test
  void anotherNameOfTheTimeCountsWhereTheTimeIsBroken() {
    String top = ",\"time\":\"04/02/2021 07:45:00\",\"%s\":\"2021-02-04T07:45:44.5864815Z\"";

    for (String name : List.of("timestamp", "timeStamp", "TimeGenerated")) {
      AuditEvent event = general("", top.formatted(name));
      assertThat(event.getTime()).isEqualTo(Instant.parse("2021-02-04T07:45:44.586481Z"));
      assertThat(event.getTimePrecision()).isEqualTo("us");
      assertThat(event.getUnmapped()).isEqualTo("{\"time\":\"04/02/2021 07:45:00\"}");
    }
    AuditEvent alone = general("", ",\"time\":\"04/02/2021 07:45:00\"");
    assertThat(alone.getTimeSource()).isEqualTo("kafka");
    assertThat(alone.getUnmapped()).contains("04/02/2021 07:45:00");
  }
}

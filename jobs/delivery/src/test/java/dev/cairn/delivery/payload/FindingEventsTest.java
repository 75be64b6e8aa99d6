package dev.cairn.delivery.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.delivery.Findings;
import dev.cairn.detect.ocsf.OcsfFinding;
import dev.cairn.schemas.Finding;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class FindingEventsTest {

  private static final Finding FINDING = Findings.finding(1, 11);

  @Test
  void aVersionIsACloudEventWithOcsfInside() {
    JsonNode json = new FindingEvents("production").json(FINDING);

    CloudEvent event =
        new JsonFormat().deserialize(json.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
    assertThat(event.getId()).isEqualTo("00000000000000000000000000000001/11");
    assertThat(event.getSource()).hasToString("cairn/production");
    assertThat(event.getType()).isEqualTo("dev.cairn.finding.v1");
    assertThat(event.getSubject()).isEqualTo("00000000000000000000000000000001");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-22T19:40:00Z"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(json.get("data")).hasToString(OcsfFinding.json(FINDING).toString());
  }

  @Test
  void theSameVersionIsTheSameEvent() {
    FindingEvents events = new FindingEvents("production");

    assertThat(events.json(FINDING)).hasToString(events.json(Findings.finding(1, 11)).toString());
  }
}

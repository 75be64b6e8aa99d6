package dev.cairn.delivery.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.detect.ocsf.OcsfFinding;
import dev.cairn.schemas.Finding;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;

/**
 * Versions of findings as CloudEvents 1.0, in JSON, structured mode: {@code id} is the finding's id,
 * a slash and the version, so a receiver that gets one twice knows it by its id; {@code subject} is
 * the finding's id; {@code time} that of the latest evidence; {@code data} the finding in OCSF's
 * JSON ({@link OcsfFinding}).
 */
public final class FindingEvents {

  /** What all of them are. */
  public static final String TYPE = "dev.cairn.finding.v1";

  /** Content type of one in structured mode. */
  public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

  private static final URI DATA_SCHEMA =
      URI.create(
          "https://schema.ocsf.io/" + OcsfFinding.OCSF_VERSION + "/classes/detection_finding");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI source;
  private final JsonFormat format = new JsonFormat();

  /**
   * Events of one source.
   *
   * @param name which Cairn it is: letters, digits, {@code . _ -}; the source is {@code cairn/name}
   */
  public FindingEvents(String name) {
    this.source = URI.create("cairn/" + name);
  }

  /** The event's id: the same for the same version, whenever it is sent. */
  public static String id(Finding finding) {
    return finding.getFindingId() + "/" + finding.getVersion();
  }

  /** One version as an event. */
  public JsonNode json(Finding finding) {
    ObjectNode data = OcsfFinding.json(finding);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(id(finding))
            .withSource(source)
            .withType(TYPE)
            .withSubject(finding.getFindingId())
            .withTime(finding.getLastSeenTime().atOffset(ZoneOffset.UTC))
            .withDataSchema(DATA_SCHEMA)
            .withData("application/json", JsonCloudEventData.wrap(data))
            .build();
    try {
      return JSON.readTree(format.serialize(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.cairn.pipeline;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a raw topic holds.
 *
 * @param topic topic name
 * @param source source name, one of {@code RecordParser.sources()}
 * @param localTimeZone zone of time stamps that carry none (MariaDB server_audit)
 */
public record TopicSource(String topic, String source, ZoneId localTimeZone)
    implements Serializable {

  public TopicSource {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(localTimeZone, "localTimeZone");
  }
}

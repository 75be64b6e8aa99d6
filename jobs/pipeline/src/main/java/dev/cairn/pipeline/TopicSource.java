package dev.cairn.pipeline;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What a raw topic holds.
 *
 * @param topic topic name
 * @param source source name, one of {@code RecordParser.sources()}
 * @param reading what its records do not say themselves
 */
public record TopicSource(String topic, String source, ReadingRules reading)
    implements Serializable {

  public TopicSource {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(reading, "reading");
  }

  /** With texts as they come and MariaDB's own statement limit. */
  public TopicSource(String topic, String source, ZoneId localTimeZone) {
    this(topic, source, new ReadingRules(localTimeZone));
  }
}

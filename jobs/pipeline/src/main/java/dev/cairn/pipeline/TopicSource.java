package dev.cairn.pipeline;

import dev.cairn.formats.RecordParser;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a topic holds.
 *
 * @param topic topic name
 * @param source source name, one of {@link #sources}
 * @param reading what the records of a log do not say themselves; without meaning for derived
 *     sources
 */
public record TopicSource(String topic, String source, ReadingRules reading)
    implements Serializable {

  public TopicSource {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(reading, "reading");
  }

  /**
   * The sources that a topic may hold: those of {@link RecordParser#sources}, and the derived ones,
   * {@code cairn.sessions}, {@code cairn.findings} and their like, which Cairn says itself. In
   * alphabetical order; unmodifiable.
   */
  public static Set<String> sources() {
    Set<String> all = new TreeSet<>(RecordParser.sources());
    all.addAll(DerivedSource.names());
    return Collections.unmodifiableSet(all);
  }

  /** With texts as they come and MariaDB's own statement limit. */
  public TopicSource(String topic, String source, ZoneId localTimeZone) {
    this(topic, source, new ReadingRules(localTimeZone));
  }
}

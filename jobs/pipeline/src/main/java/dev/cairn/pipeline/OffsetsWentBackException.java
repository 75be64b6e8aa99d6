package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import java.io.IOException;

/**
 * Kafka gives offsets below those that were read already: the topic was made anew or its log was cut.
 * Its records would get offsets that the archive holds, so none of them is archived.
 */
final class OffsetsWentBackException extends IOException {

  private static final long serialVersionUID = 1;

  private OffsetsWentBackException(TopicPartition partition, long expected, String found) {
    super(
        "Partition %s was read up to offset %d, but %s: the topic was made anew or its log was cut."
                .formatted(partition, expected - 1, found)
            + " What it holds now is not archived, because those offsets are. Feed it into a topic"
            + " of another name and name that one in the job's topics.");
  }

  /** A record came whose offset is behind. */
  static OffsetsWentBackException record(TopicPartition partition, long expected, long offset) {
    return new OffsetsWentBackException(partition, expected, "a record came at " + offset);
  }

  /** The log ends behind. */
  static OffsetsWentBackException log(TopicPartition partition, long expected, long end) {
    return new OffsetsWentBackException(partition, expected, "its log in Kafka ends at " + (end - 1));
  }
}

package dev.cairn.archive.verify;

import dev.cairn.archive.chain.TopicPartition;

/**
 * How far one partition is archived.
 *
 * @param partition topic and partition
 * @param first lowest offset that is accounted for
 * @param last highest offset that is accounted for
 * @param archived how many different offsets are archived
 * @param lost how many different offsets Kafka had deleted or compacted before
 * @param withoutRecord how many different offsets never held a record
 */
public record PartitionOffsets(
    TopicPartition partition,
    long first,
    long last,
    long archived,
    long lost,
    long withoutRecord) {}

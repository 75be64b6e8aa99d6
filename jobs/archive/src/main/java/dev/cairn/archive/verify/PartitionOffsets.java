package dev.cairn.archive.verify;

import dev.cairn.archive.chain.TopicPartition;

/**
 * The offsets of one partition that the manifests say are archived.
 *
 * @param partition topic and partition
 * @param first lowest archived offset
 * @param last highest archived offset
 * @param archived how many different offsets are archived; {@code last - first + 1} if there is no
 *     gap
 */
public record PartitionOffsets(TopicPartition partition, long first, long last, long archived) {}

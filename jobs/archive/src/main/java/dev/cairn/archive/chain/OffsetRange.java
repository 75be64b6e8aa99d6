package dev.cairn.archive.chain;

/**
 * Offsets of one partition that a commit archived, without a gap.
 *
 * @param topic the topic
 * @param partition the partition
 * @param first first offset, inclusive
 * @param last last offset, inclusive, not before first
 */
public record OffsetRange(String topic, int partition, long first, long last) {}

package dev.cairn.cli.feed;

import java.util.List;

/**
 * A raw topic and what it is fed with.
 *
 * @param topic name
 * @param partitions number of partitions; record i goes to partition i modulo this
 * @param files the records, in this order
 */
public record FeedTopic(String topic, int partitions, List<RecordFile> files) {}

package dev.cairn.delivery.queue;

/**
 * Where a record stands in the topic of findings.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Position(int partition, long offset) {}

package dev.cairn.testkit.simulator;

import java.util.List;

/**
 * One record as it reaches Kafka.
 *
 * @param source which log
 * @param number running number of the source, from 0, in the order of writing; a lost record
 *     leaves a gap
 * @param copy 0 for the record, 1 for a forwarder's duplicate of it
 * @param reporter who wrote the log, and the key by which a collector would pick the partition
 * @param arrivalMicros when it arrives, true time in epoch microseconds
 * @param entries what it says, in order; at least one
 * @param value the bytes; null if {@link LogSettings#encoded} is off. Not copied: don't change it
 */
public record SimulatedRecord(
    SimulatedSource source,
    long number,
    int copy,
    String reporter,
    long arrivalMicros,
    List<LogEntry> entries,
    byte[] value) {}

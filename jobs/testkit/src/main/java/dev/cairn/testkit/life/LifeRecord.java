package dev.cairn.testkit.life;

/**
 * One record as it reaches Kafka.
 *
 * @param source by Cairn's name, such as {@code proxysql.query}
 * @param reporter who wrote the log, as a collector's header would say
 * @param arrivalMicros when it arrives, epoch microseconds; records are told in this order
 * @param value the bytes. Not copied: don't change it
 */
public record LifeRecord(String source, String reporter, long arrivalMicros, byte[] value) {}

/**
 * The records that every contender gets: the bundled captures, repeated with other times and other
 * values. Makes bytes; does not measure, and knows neither Kafka nor Flink.
 */
package dev.cairn.benchmarks.workload;

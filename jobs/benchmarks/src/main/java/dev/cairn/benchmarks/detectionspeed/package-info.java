/**
 * What detection costs: {@link dev.cairn.benchmarks.detectionspeed.CoreMain} measures the core alone,
 * {@link dev.cairn.benchmarks.detectionspeed.JobMain} the job from Kafka to Kafka.
 *
 * <p>What must not live here: whether findings are right; that is for {@code detection}.
 */
package dev.cairn.benchmarks.detectionspeed;

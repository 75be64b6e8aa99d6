/**
 * What several jobs read and write streams by: raw records as events, event time, rows to Kafka,
 * reference tables as they change.
 *
 * <p>What must not live here: jobs, judgements, the archive.
 */
package dev.cairn.pipeline.streams;

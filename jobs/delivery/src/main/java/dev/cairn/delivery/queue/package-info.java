/**
 * What is sent when, and up to where all is done, as plain state: which versions of a finding a
 * receiver gets, their order, retries, and the offsets that may be committed.
 *
 * <p>What must not live here: Kafka, HTTP, threads, clocks. Times come in as milliseconds.
 */
package dev.cairn.delivery.queue;

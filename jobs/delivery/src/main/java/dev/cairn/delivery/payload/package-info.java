/**
 * What is sent: a finding as a CloudEvent, and templates that make another receiver's JSON of it.
 * Deterministic: the same finding gives the same bytes.
 *
 * <p>What must not live here: Kafka, HTTP, clocks, and any choice of what is sent.
 */
package dev.cairn.delivery.payload;

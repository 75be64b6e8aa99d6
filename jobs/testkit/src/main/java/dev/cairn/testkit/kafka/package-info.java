/**
 * A real Kafka for tests and for the demo: a broker in a process of its own, or one in a container.
 * Not for production: one node, no encryption, loopback only. Holds nothing of what the records
 * mean.
 */
package dev.cairn.testkit.kafka;

/**
 * From files into Kafka, for {@code demo} and {@code replay}: cuts files into raw records, and
 * produces those a topic does not hold yet. Knows nothing of what a record says.
 */
package dev.cairn.cli.feed;

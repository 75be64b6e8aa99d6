/**
 * The room <em>delivery</em>: findings from their topic to the webhooks of others. {@link
 * dev.cairn.delivery.Webhooks} runs it; here are the Kafka and the HTTP side, in {@link
 * dev.cairn.delivery.config} what the receivers' file says, in {@link dev.cairn.delivery.payload}
 * what is sent, in {@link dev.cairn.delivery.queue} when.
 *
 * <p>What must not live here, or in any package below: what makes findings, Flink, the archive; and
 * no payload, no URL's path or query, and no secret in a log line or an exception's message.
 */
package dev.cairn.delivery;

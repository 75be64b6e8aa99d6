/**
 * The receivers' file, read and checked: {@link dev.cairn.delivery.config.WebhookConfig}.
 *
 * <p>What must not live here: Kafka, HTTP, and a secret in any text but the one it is.
 */
package dev.cairn.delivery.config;

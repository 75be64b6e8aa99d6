/**
 * Cairn's own topics back into records: {@link dev.cairn.formats.avro.SingleObjects} reads Avro's
 * single-object encoding from bytes that nobody vouches for.
 *
 * <p>What must not live here: anything that knows what a record means; logs, which are the families'.
 */
package dev.cairn.formats.avro;

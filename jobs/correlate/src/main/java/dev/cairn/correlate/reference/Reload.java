package dev.cairn.correlate.reference;

/**
 * What came of reading reference tables again.
 *
 * @param tables those to go by from now: the new ones, or the ones before if nothing changed or the
 *     new ones were refused
 * @param changed whether tables are other than before
 * @param refusal why the new ones were refused, every fault on a line of its own, to be shown to
 *     who keeps the tables; null if they were not
 */
public record Reload(ReferenceTables tables, boolean changed, String refusal) {}

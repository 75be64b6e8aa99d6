/**
 * Names what logs only number: versioned reference tables, and sessions enriched by them.
 *
 * <p>{@link dev.cairn.correlate.reference.ReferenceTables} is one immutable version of all tables,
 * read from a directory of YAML and CSV files ({@code reference-tables/README.md} describes them)
 * or from the record of it. {@link dev.cairn.correlate.reference.ReferenceHistory} has all versions
 * and tells which is in force at a time. {@link dev.cairn.correlate.reference.Enricher} gives a
 * session what the tables say.
 *
 * <p>Reading a directory is the only I/O here, and happens when it is asked for. What must not live
 * here: clocks, threads or watching of files, enrichment of archived events, or a judgement about
 * what was done.
 */
package dev.cairn.correlate.reference;

/**
 * SQL over an archive. Archive files are opened into plain Parquet images that live in memory
 * alone, as unlinked files of a memory file system, and an embedded DuckDB, shut off from files and
 * network, answers over them.
 *
 * <p>Tables and columns are those of {@link dev.cairn.archive.table.ArchiveTable}. Times are {@code
 * TIMESTAMP WITH TIME ZONE} with the session in UTC, so that a literal without a zone means UTC
 * too; {@code raw} is {@code BLOB}; a column whose key is refused reads as NULL of its type.
 *
 * <p>Must not be here: decryption, the chain's rules, Flink; and no clear byte may reach a disk, a
 * log or an exception's message.
 */
package dev.cairn.query;

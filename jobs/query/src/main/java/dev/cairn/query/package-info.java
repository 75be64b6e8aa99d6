/**
 * SQL over an archive. Archive files are opened into plain Parquet images that live in memory
 * alone, as unlinked files of a memory file system, and an embedded DuckDB, shut off from files and
 * network, answers over them.
 *
 * <p>Tables and columns are those of {@link dev.cairn.archive.table.ArchiveTable}; lists are {@code
 * LIST}. Times are {@code
 * TIMESTAMP WITH TIME ZONE} with the session in UTC, so that a literal without a zone means UTC
 * too; {@code raw} is {@code BLOB}; a column whose key is refused reads as NULL of its type.
 *
 * <p>{@code sessions} shows of each session the version that counts, the highest; {@code
 * attributions} each attribution once, however often the sessions job said it; {@code findings} of
 * each finding the version that counts. Every row that the archive holds is in {@code
 * session_versions}, {@code attribution_versions} and {@code finding_versions}. Picking the rows
 * that count takes one to four microseconds a row and the memory of the wanted columns of all rows in
 * the time range; conditions on {@code session_id}, or on the ids of attributions and events, are
 * applied before and make it next to nothing. Of a range of time, a day more on both sides is read,
 * so that no version that counts is overlooked.
 *
 * <p>{@code finding_status} is {@code findings} with what the last review said of each; {@code
 * last_reviews} has that review whatever the range of time, since people come after the fact.
 *
 * <p>{@code reference_tables} has the versions of the reference tables that were given, and {@code
 * reference_users} and its like their rows, each with the time in which it holds. They are in clear:
 * no archive holds them.
 *
 * <p>Must not be here: decryption, the chain's rules, Flink; and no clear byte may reach a disk, a
 * log or an exception's message.
 */
package dev.cairn.query;

/**
 * The archive's tables as encrypted Parquet files: which columns a table has, which of them are
 * PHI, where a row's file lies, how a file is written, and how it is opened again into a plain
 * image.
 *
 * <p>A file is Parquet with Modular Encryption, AES_GCM_V1: encrypted footer, a metadata data key
 * for the footer and every column that is not PHI, a PHI data key for the others, no AAD prefix.
 * The form is the one that readers of KeyToolkit's key material (Spark, PyArrow) know; no test
 * reads it with them yet.
 *
 * <p>Must not be here: SQL, the manifest chain, key wrapping, a store's ways, Hadoop. Clear rows
 * never leave this package but into the channel that a caller of {@link
 * dev.cairn.archive.table.OpenedImage} gives.
 */
package dev.cairn.archive.table;

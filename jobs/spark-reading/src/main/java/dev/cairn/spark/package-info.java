/**
 * Reading archive files from Spark, with Spark's own Parquet reader. Here lives what that reader
 * loads by name to get at the keys; no reading, no table, nothing that writes.
 */
package dev.cairn.spark;

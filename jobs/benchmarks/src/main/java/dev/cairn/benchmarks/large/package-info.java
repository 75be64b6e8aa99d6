/**
 * How long records of a megabyte take, whatever their shape: a table, and the worst of each source.
 */
package dev.cairn.benchmarks.large;

package dev.cairn.query;

/**
 * What a column of a table is.
 *
 * @param name its name
 * @param type its type in SQL
 * @param phi whether it needs the PHI key
 * @param doc what stands in it; never empty
 */
public record ColumnDoc(String name, String type, boolean phi, String doc) {}

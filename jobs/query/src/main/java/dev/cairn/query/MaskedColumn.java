package dev.cairn.query;

/**
 * A column that reads as NULL because its key was refused.
 *
 * @param table the table
 * @param column the column
 * @param files in how many of the opened files
 * @param ofFiles number of opened files of the table
 */
public record MaskedColumn(String table, String column, int files, int ofFiles) {}

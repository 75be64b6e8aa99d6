package dev.cairn.query;

/**
 * A column of an answer.
 *
 * @param name its name; names may repeat
 * @param type its type in SQL, as {@code BIGINT} or {@code TIMESTAMP WITH TIME ZONE}
 */
public record SqlColumn(String name, String type) {}

package dev.cairn.correlate.match;

/**
 * A record of the database without a statement of a proxy.
 *
 * @param database the record; not null
 * @param explanation what it is; not null
 * @param evidence what tells, in words, without any of the text; not null
 */
public record Explained(
    DatabaseStatement database, Explanation explanation, String evidence) {}

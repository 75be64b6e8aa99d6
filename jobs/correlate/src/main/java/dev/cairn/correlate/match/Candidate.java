package dev.cairn.correlate.match;

/**
 * What a proxy's statement may have become at the database.
 *
 * @param database the record; not null
 * @param confidence in [0, 1]: of the candidates with this confidence, this share is right
 * @param evidence in words; not null
 */
public record Candidate(DatabaseStatement database, double confidence, String evidence) {}

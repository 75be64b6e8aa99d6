package dev.cairn.correlate.match;

/**
 * What a proxy's statement may have become at the database.
 *
 * @param database the record; not null
 * @param confidence in [0, 1]: of the candidates with this confidence, this share is right. 1 only
 *     where an id in a comment or the proxy itself says so, and nothing else could be: that is
 *     wrong only if lines of both hops were lost at the same place
 * @param evidence in words; not null
 */
public record Candidate(DatabaseStatement database, double confidence, String evidence) {}

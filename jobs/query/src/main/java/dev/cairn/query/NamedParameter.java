package dev.cairn.query;

/**
 * A parameter of a named query.
 *
 * @param name as in the statement, without $
 * @param preset its value if none is given; null if one must be
 * @param meaning what it is
 */
public record NamedParameter(String name, String preset, String meaning) {}

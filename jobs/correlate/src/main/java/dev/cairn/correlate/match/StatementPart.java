package dev.cairn.correlate.match;

/**
 * One of the statements of a text that holds several. Proxies log such a text as one, servers log
 * each statement as it runs.
 *
 * @param text of the statement; not null
 * @param kind {@code statement_kind} of it; null if unknown
 * @param rest the text from the statement to the end, which servers log where they can't read the
 *     statement; {@link StatementText#UNKNOWN} if it was not kept
 */
public record StatementPart(StatementText text, String kind, StatementText rest) {}

package dev.cairn.detect.signal;

/**
 * A field that rules may speak of, by the name that it has in SQL.
 *
 * @param name such as {@code user_name}
 * @param type what its values are
 * @param phi whether a value may be PHI: conditions may look at it, but nothing may carry it further
 *     (no group, no item, no message)
 * @param doc what it means
 * @param inEvent place in an audit event's schema; -1 if it has none
 * @param inSession place in a session's schema; -1 if it has none
 * @param known place among what is known besides; -1 if it has none
 */
public record Field(
    String name, FieldType type, boolean phi, String doc, int inEvent, int inSession, int known) {}

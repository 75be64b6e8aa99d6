/**
 * The text of SQL statements: their digest and kind, the masking of passwords, and the tokens that
 * may take the place of literals.
 *
 * <p>What must not live here: anything that knows a log, a record or an event. This package depends
 * on the Java platform alone.
 */
package dev.cairn.formats.sql;

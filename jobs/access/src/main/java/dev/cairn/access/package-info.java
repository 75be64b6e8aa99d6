/**
 * Reads of an archive by people and programs of theirs: who asks, what is asked, and the row of
 * {@code access_log} that is in the archive before anything of the answer is shown.
 *
 * <p>Must not be here: how an answer looks, a command line, HTTP; and no way to an answer past the
 * record.
 */
package dev.cairn.access;

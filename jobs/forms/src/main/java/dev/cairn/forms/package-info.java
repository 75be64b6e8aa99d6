/**
 * The room <em>forms</em>: files that people write, as trees whose nodes know their line, held to a
 * JSON schema: {@link dev.cairn.forms.Form}. What breaks the schema is a {@link
 * dev.cairn.forms.Fault}; whose file it is puts it into words.
 *
 * <p>What must not live here: what the values mean, the schemas themselves, and any I/O but reading
 * a schema from the build.
 */
package dev.cairn.forms;

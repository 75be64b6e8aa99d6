/**
 * What a family of logs has to say of itself: its {@link dev.cairn.formats.source.Source sources},
 * the {@link dev.cairn.formats.source.Format formats} that each comes in, and what people are told
 * of each in a {@link dev.cairn.formats.source.FormatGuide guide}.
 *
 * <p>What must not live here: any source or format itself. Of this room's packages it uses {@link
 * dev.cairn.formats.record}, and of {@link dev.cairn.formats.cutting} how a source's values are
 * cut.
 */
package dev.cairn.formats.source;

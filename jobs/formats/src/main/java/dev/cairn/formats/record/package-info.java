/**
 * What every format builds on: the record that comes in, the elements and values that a format
 * asks, and the output that collects what the record becomes.
 *
 * <p>In: {@link dev.cairn.formats.record.RawRecord}, and what the logs themselves do not say,
 * {@link dev.cairn.formats.record.FormatsConfig}. Between: {@link
 * dev.cairn.formats.record.Element}, {@link dev.cairn.formats.record.JsonObject}, and one class for
 * each kind of value that more than one family of logs writes (times, addresses, numbers). Out:
 * {@link dev.cairn.formats.record.RecordOutput}, {@link dev.cairn.formats.record.ParseResult},
 * {@link dev.cairn.formats.record.ReasonCode}.
 *
 * <p>What must not live here: anything that knows one log, or one family of them; how a value is
 * cut into elements. Of this room's packages it uses {@link dev.cairn.formats.sql} alone.
 */
package dev.cairn.formats.record;

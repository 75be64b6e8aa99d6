/**
 * The room <em>formats</em>: raw Kafka records to {@link dev.cairn.schemas.AuditEvent audit events}
 * or {@link dev.cairn.schemas.DeadLetter dead letters}.
 *
 * <p>What lives here: cutting a record's value into elements, reading each element in the one
 * format that recognises it. What concerns the text of SQL statements alone lives in {@link
 * dev.cairn.formats.sql}. What must not live here: I/O, clocks, threads, state
 * between records, Kafka, Flink, or any judgement about what an event means for security.
 *
 * <h2>How a record becomes events</h2>
 *
 * <ol>
 *   <li>{@link dev.cairn.formats.RecordParser#of} finds the source; a source is one line in
 *       {@code Sources}: its name, its hop and the formats that may appear in it.
 *   <li>{@code ElementSplitter} cuts the value into elements: JSON objects, whether bare, in an
 *       array, in an Azure <code>{"records":[…]}</code> envelope or one per line; or lines of text;
 *       from MySQL's audit logs also records in CSV and XML, and objects behind a syslog head.
 *   <li>The first {@code Format} of the source that recognises an element reads it and adds events
 *       to {@code RecordOutput}, which numbers them and gives them their ids and hashes.
 *   <li>What no format recognises, or what breaks while it is read, becomes a dead letter. It takes
 *       none of its neighbours with it.
 * </ol>
 *
 * <h2>Adding a format</h2>
 *
 * <ol>
 *   <li>Write one final class that implements {@code Format}. {@code recognises} looks at the
 *       content alone and is cheap. {@code read} takes each field that it maps from the {@code
 *       JsonObject}; whatever it does not take is kept in {@code unmapped} by itself. Where an
 *       element cannot become an event, it throws {@code BadElement} with a {@link
 *       dev.cairn.formats.record.ReasonCode} and a detail that holds no byte of the record.
 *   <li>Name the class in the line of its source in {@code Sources}, or add a line there.
 *   <li>Write one test named after it, over a real sample, with the sample's origin in {@code
 *       src/test/resources/samples/SOURCES.md}. The properties in {@code RecordParserPropertyTest}
 *       (never throws, loses nothing, deterministic) hold for it without further work.
 * </ol>
 */
package dev.cairn.formats;

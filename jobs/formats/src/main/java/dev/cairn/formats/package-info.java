/**
 * The room <em>formats</em>: raw Kafka records to {@link dev.cairn.schemas.AuditEvent audit events}
 * or {@link dev.cairn.schemas.DeadLetter dead letters}.
 *
 * <p>What must not live here, or in any package below: I/O, clocks, threads, state between records,
 * Kafka, Flink, or any judgement about what an event means for security.
 *
 * <h2>The packages</h2>
 *
 * <p>In this package: the way in, {@link dev.cairn.formats.RecordParser}, which gives the elements
 * of a record to formats; the list of sources, and the page about each. It uses all the others, and
 * none of them uses it. A package uses only those below it, and {@code PackagesTest} holds it to
 * that:
 *
 * <ul>
 *   <li>one for each family of logs, which knows its formats and shows its sources alone: {@link
 *       dev.cairn.formats.azure}, {@link dev.cairn.formats.mysql}, {@link
 *       dev.cairn.formats.network}, {@link dev.cairn.formats.proxysql};
 *   <li>{@link dev.cairn.formats.source}: what a family has to say of itself;
 *   <li>{@link dev.cairn.formats.cutting}: from bytes to elements;
 *   <li>{@link dev.cairn.formats.avro}: Cairn's own topics, whose records are Avro, back into records;
 *   <li>{@link dev.cairn.formats.record}: what every format builds on, and what comes in and goes
 *       out;
 *   <li>{@link dev.cairn.formats.sql}: what concerns the text of SQL statements alone.
 * </ul>
 *
 * <h2>How a record becomes events</h2>
 *
 * <ol>
 *   <li>{@link dev.cairn.formats.RecordParser#of} finds the {@link dev.cairn.formats.source.Source
 *       source}: its name, its hop and the formats that may appear in it.
 *   <li>{@link dev.cairn.formats.cutting.ElementSplitter} cuts the value into elements: JSON
 *       objects, whether bare, in an array, in an Azure <code>{"records":[…]}</code> envelope or
 *       one per line; or lines of text; from MySQL's audit logs also records in CSV and XML, and
 *       objects behind a syslog head.
 *   <li>The first {@link dev.cairn.formats.source.Format format} of the source that recognises an
 *       element reads it and adds events to {@link dev.cairn.formats.record.RecordOutput}, which
 *       numbers them and gives them their ids and hashes.
 *   <li>What no format recognises, or what breaks while it is read, becomes a dead letter. It takes
 *       none of its neighbours with it.
 * </ol>
 *
 * <h2>Adding a format</h2>
 *
 * <ol>
 *   <li>Write one final class that implements {@code Format}, in the package of its family. {@code
 *       recognises} looks at the content alone and is cheap. {@code read} takes each field that it
 *       maps from the {@code JsonObject}; whatever it does not take is kept in {@code unmapped} by
 *       itself. Where an element cannot become an event, it throws {@code BadElement} with a {@link
 *       dev.cairn.formats.record.ReasonCode} and a detail that holds no byte of the record.
 *   <li>Name the class in the entry of its source in the family's {@code …Sources}, or add an entry
 *       there. A new family is a new package, and a line in {@code Sources}.
 *   <li>Write one test named after it, over a real sample, with the sample's origin in {@code
 *       src/test/resources/samples/SOURCES.md}. The properties in {@code RecordParserPropertyTest}
 *       (never throws, loses nothing, deterministic) hold for it without further work.
 * </ol>
 */
package dev.cairn.formats;

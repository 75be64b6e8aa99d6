package dev.cairn.formats;

import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Events and dead letters as text that people can read and compare. */
final class EventText {

  /** The same for all events of a test, or tested elsewhere. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "event_id", "dead_letter_id", "content_hash", "kafka_topic", "kafka_partition",
          "kafka_offset", "record_index", "ingest_time");

  private EventText() {}

  /** A block of lines for each event and dead letter, in the order of their record_index. */
  static String blocks(ParseResult result) {
    return text(result, "%n  %-16s %s", "%n");
  }

  /** One line for each event and dead letter, in the order of their record_index. */
  static String lines(ParseResult result) {
    return text(result, " %s=%s", "");
  }

  private static String text(ParseResult result, String field, String end) {
    Map<Integer, String> byIndex = new TreeMap<>(Comparator.naturalOrder());
    for (AuditEvent event : result.events()) {
      byIndex.put(
          event.getRecordIndex(), event.getRecordIndex() + fields(event, field) + end.formatted());
    }
    for (DeadLetter letter : result.deadLetters()) {
      byIndex.put(
          letter.getRecordIndex(),
          letter.getRecordIndex() + " dead letter" + fields(letter, field) + end.formatted());
    }
    return String.join("\n", byIndex.values()) + "\n";
  }

  /** The columns that are set, without those that say where the record came from. */
  static List<String> columns(AuditEvent event) {
    List<String> columns = new ArrayList<>();
    for (Schema.Field field : event.getSchema().getFields()) {
      if (event.get(field.pos()) != null && !LEFT_OUT.contains(field.name())) {
        columns.add(field.name());
      }
    }
    return columns;
  }

  private static String fields(SpecificRecord record, String format) {
    StringBuilder out = new StringBuilder();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && !LEFT_OUT.contains(field.name())) {
        out.append(format.formatted(field.name(), show(value)));
      }
    }
    return out.toString();
  }

  private static String show(Object value) {
    if (value instanceof ByteBuffer bytes) {
      return bytes.remaining() + " bytes";
    }
    StringBuilder out = new StringBuilder();
    value.toString().codePoints().forEach(point -> show(point, out));
    return out.toString();
  }

  // nothing that an editor, or git, would change or hide
  private static void show(int point, StringBuilder out) {
    boolean plain = point >= ' ' && point != 0x7F && !Character.isISOControl(point);
    if (plain && Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
      out.appendCodePoint(point);
    } else {
      out.append("\\u{%x}".formatted(point));
    }
  }
}

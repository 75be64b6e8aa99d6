package dev.cairn.delivery;

import dev.cairn.delivery.payload.FindingEvents;
import dev.cairn.delivery.queue.Position;
import dev.cairn.delivery.queue.Work;
import dev.cairn.formats.avro.SingleObjects;
import dev.cairn.formats.record.BadElement;
import dev.cairn.schemas.Finding;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of the topic of findings as work. Takes any bytes. */
final class FindingRecords {

  /** It goes into headers, so its form is held to. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final SingleObjects<Finding> objects =
      new SingleObjects<>(Finding.class, Finding.getClassSchema(), List.of());
  private final FindingEvents events;

  FindingRecords(FindingEvents events) {
    this.events = events;
  }

  Work<Notice> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() == null) {
        return unreadable(record, "null_value");
      }
      Finding finding = objects.read(record.value());
      if (!ID.matcher(finding.getFindingId()).matches()) {
        return unreadable(record, "bad_finding_id");
      }
      Notice notice = Notice.of(finding, events.json(finding));
      return work(record, finding.getFindingId(), finding.getVersion(), notice);
    } catch (BadElement e) {
      return unreadable(record, e.reason().code());
    }
  }

  private static Work<Notice> unreadable(ConsumerRecord<byte[], byte[]> record, String fault) {
    String lane = record.partition() + "/" + record.offset();
    return work(record, lane, 1, Notice.unreadable(record.value(), fault));
  }

  private static Work<Notice> work(
      ConsumerRecord<byte[], byte[]> record, String lane, long version, Notice notice) {
    return new Work<>(
        lane,
        version,
        new Position(record.partition(), record.offset()),
        record.timestamp(),
        notice);
  }
}

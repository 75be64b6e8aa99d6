package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.AuditText;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/** Percona's audit_log plugin, {@code audit_log_format=CSV}. */
final class AuditCsvFormat implements Format {

  private final AuditRecord record;

  AuditCsvFormat(FormatsConfig config) {
    this.record = new AuditRecord(config, SqlLimit.CSV);
  }

  @Override
  public FormatGuide guide() {
    return AuditRecordGuide.csv();
  }

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public boolean recognises(Element element) {
    return element.end() - element.start() >= AuditText.MIN_CSV
        && AuditText.isCsv(element.value(), recordAt(element));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    int start = recordAt(element);
    JsonObject in = AuditCsv.read(element.value(), start, element.end());
    AuditEvent event = record.read(in, element, out);
    event.setUnmapped(AuditHead.set(element, start, event, in.unmapped()));
  }

  private static int recordAt(Element element) {
    return AuditText.recordAt(element.value(), element.start());
  }
}

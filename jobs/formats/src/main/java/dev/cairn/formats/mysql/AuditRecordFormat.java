package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * Percona's audit_log plugin, {@code audit_log_format=JSON}: {@code {"audit_record":{…}}}, one
 * object per line, also through syslog with its head before it.
 */
final class AuditRecordFormat implements Format {

  private static final String RECORD = "audit_record";

  private final AuditRecord record;

  AuditRecordFormat(FormatsConfig config) {
    this.record = new AuditRecord(config, SqlLimit.JSON);
  }

  @Override
  public FormatGuide guide() {
    return AuditRecordGuide.json();
  }

  @Override
  public boolean recognises(Element element) {
    return element.json().has(RECORD);
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject outer = element.json();
    JsonObject in = outer.object(RECORD);
    if (in == null) {
      throw BadElement.missing(RECORD);
    }
    AuditEvent event = record.read(in, element, out);
    String unmapped = AuditHead.set(element, outer.start(), event, in.unmapped());
    if (outer.size() > 1) {
      outer.take(RECORD);
      unmapped = UnmappedFields.with(unmapped, "envelope", outer);
    }
    event.setUnmapped(unmapped);
  }
}

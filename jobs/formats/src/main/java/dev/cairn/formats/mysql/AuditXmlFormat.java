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

/**
 * The XML of Percona's audit_log and audit_log_filter and of MySQL Enterprise Audit, {@code OLD}
 * (attributes) and {@code NEW} (elements).
 */
final class AuditXmlFormat implements Format {

  private final AuditRecord record;

  AuditXmlFormat(FormatsConfig config) {
    this.record = new AuditRecord(config, SqlLimit.XML);
  }

  @Override
  public FormatGuide guide() {
    return AuditRecordGuide.xml();
  }

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public boolean recognises(Element element) {
    return element.end() - element.start() >= AuditText.MIN_XML
        && AuditText.isXml(element.value(), recordAt(element));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    int start = recordAt(element);
    JsonObject in = AuditXml.read(element.value(), start, element.end());
    AuditEvent event = record.read(in, element, out);
    event.setUnmapped(AuditHead.set(element, start, event, in.unmapped()));
  }

  private static int recordAt(Element element) {
    return AuditText.recordAt(element.value(), element.start());
  }
}

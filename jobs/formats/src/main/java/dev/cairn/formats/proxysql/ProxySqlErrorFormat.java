package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.LocalClock;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * ProxySQL's error log: one line of text for each message, between banners and tables.
 *
 * <p>A statement that failed at a server becomes a failed {@code query} with MySQL's connection id,
 * which no other log of ProxySQL's names. Every other line is a {@code message}. Their texts may
 * quote data and stay in {@code unmapped}. A line without a time of its own (banners, tables, the
 * rest of a message that holds a line feed) takes that of the line before it in the same Kafka
 * record, else Kafka's.
 *
 * <p>Only what no such log can hold is refused: a line with a zero byte, or one without a time of
 * its own that holds other control characters.
 */
final class ProxySqlErrorFormat implements Format {

  // as long as what Docker, Kubernetes or syslog put before a line
  private static final int MAX_PREFIX = 200;

  private final LocalClock clock;

  ProxySqlErrorFormat(FormatsConfig config) {
    this.clock = new LocalClock(config.localTimeZone());
  }

  /** The time of the last line that had one, in this Kafka record. */
  private static final class LastTime {
    private Stamp stamp;
  }

  @Override
  public FormatGuide guide() {
    return ProxySqlErrorGuide.GUIDE;
  }

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public boolean recognises(Element element) {
    return true;
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    String text = element.text(lineStart(element), element.end());
    ProxySqlErrorLine line = ProxySqlErrorLine.find(text, clock, MAX_PREFIX);
    check(text, line, element);
    ProxySqlBackendError error =
        line == null ? null : ProxySqlBackendError.find(line.message());
    boolean query = error != null && error.ofQuery();
    AuditEvent event =
        out.event(query ? Activity.QUERY : Activity.MESSAGE, element.contentHash());
    LastTime last = out.notes(LastTime.class, LastTime::new);
    if (line == null) {
      if (last.stamp != null) {
        Timestamps.set(event, last.stamp, Timestamps.ENVELOPE);
      }
      event.setUnmapped(UnmappedFields.with(null, "message", text));
      return;
    }
    last.stamp = line.stamp();
    Timestamps.set(event, line.stamp(), Timestamps.RECORD);
    event.setLogLevel(line.level());
    event.setEventCode(line.function());
    if (error != null) {
      error.set(event, out);
    }
    event.setUnmapped(unmapped(line));
  }

  private static String unmapped(ProxySqlErrorLine line) {
    String unmapped = null;
    if (line.prefix() != null) {
      unmapped = UnmappedFields.with(null, "prefix", line.prefix());
    }
    if (line.location() != null) {
      unmapped = UnmappedFields.with(unmapped, "location", line.location());
    }
    return UnmappedFields.with(unmapped, "message", line.message());
  }

  /** Where the line begins: what the splitter skips as JSON's glue belongs to it here. */
  private static int lineStart(Element element) {
    int start = element.start();
    while (start > 0 && isGlue(element.value()[start - 1])) {
      start--;
    }
    return start;
  }

  private static boolean isGlue(byte b) {
    return b == ' ' || b == '\t' || b == ',' || b == '[' || b == ']' || b == '}';
  }

  private static void check(String text, ProxySqlErrorLine line, Element element)
      throws BadElement {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\r' && (c == 0 || line == null)) {
        throw new BadElement(
            ReasonCode.MALFORMED_LINE,
            "binary data, no line of ProxySQL's error log, "
                + (element.end() - element.start())
                + " bytes");
      }
    }
  }
}

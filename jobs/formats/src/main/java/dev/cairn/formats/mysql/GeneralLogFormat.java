package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.GeneralLogHeader;
import dev.cairn.formats.cutting.GeneralLogText;
import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Cut;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Status;
import dev.cairn.formats.record.UnmappedFields;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.schemas.AuditEvent;

/**
 * The general query log of MySQL and MariaDB, written to a file: what clients sent, as it arrived.
 * A record may span lines; see {@link GeneralLogText} for its bounds.
 *
 * <p>Written before anything is done, so its status is unknown but for refused logins. A statement
 * counts as cut where it is the last thing in the Kafka record and ends inside a string or comment:
 * its other lines may have come as records of their own.
 */
final class GeneralLogFormat implements Format {

  private final GeneralLogTime time;

  GeneralLogFormat(FormatsConfig config) {
    this.time = new GeneralLogTime(config.localTimeZone());
  }

  @Override
  public FormatGuide guide() {
    return GeneralLogGuide.GUIDE;
  }

  @Override
  public boolean readsText() {
    return true;
  }

  @Override
  public boolean recognises(Element element) {
    return element.end() - element.start() >= GeneralLogText.MIN_LENGTH
        && (GeneralLogText.argumentAt(element.value(), element.start()) >= 0 || isHeader(element));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    GeneralLogHead head = GeneralLogHead.find(element);
    if (head == null) {
      readHeader(element, out);
      return;
    }
    AuditEvent event = out.event(activity(head.command()), element.contentHash());
    event.setEventCode(head.command());
    event.setConnectionId(head.connectionId());
    String unmapped = time.set(event, element, head.timeEnd(), out);
    String argument = element.text(head.argument(), element.end());
    switch (head.command()) {
      case "Query", "Prepare", "Execute" -> setStatement(event, argument, element, out);
      case "Quit" -> event.setStatus(Status.SUCCESS);
      default -> unmapped = setOther(event, argument, unmapped);
    }
    event.setUnmapped(unmapped);
  }

  private static void setStatement(
      AuditEvent event, String sql, Element element, RecordOutput out) {
    if (!sql.isEmpty()) {
      out.statement(event, sql, isLast(element) ? Cut.IF_OPEN_ENDED : Cut.NO);
    }
  }

  /** Whether only white space follows an element in its value. */
  private static boolean isLast(Element element) {
    int at = element.end();
    byte[] value = element.value();
    while (at < value.length && value[at] >= 0 && value[at] <= ' ') {
      at++;
    }
    return at == value.length;
  }

  /** Reads what is no statement; returns the unmapped fields. */
  private static String setOther(AuditEvent event, String argument, String unmapped) {
    if (argument.isEmpty()) {
      return unmapped;
    }
    String command = event.getEventCode();
    boolean login = command.equals("Connect") || command.equals("Change user");
    boolean database = command.equals("Init DB");
    if ((login || database) && GeneralLogLogin.isDenial(argument)) {
      return GeneralLogLogin.readDenial(event, argument, unmapped);
    }
    if (login) {
      return GeneralLogLogin.read(event, argument, unmapped);
    }
    if (database) {
      event.setDatabaseName(argument);
      return unmapped;
    }
    if (command.equals("Field List") && argument.indexOf(' ') < 0) {
      event.setTableName(argument);
      return unmapped;
    }
    return UnmappedFields.with(unmapped, "argument", argument);
  }

  private static void readHeader(Element element, RecordOutput out) {
    AuditEvent event = out.event(Activity.MESSAGE, element.contentHash());
    boolean first = GeneralLogHeader.isFirst(element.value(), element.start(), element.end());
    event.setEventCode(first ? "started" : "header");
    String text = element.text(element.start(), element.end());
    event.setUnmapped(UnmappedFields.with(null, "header", text));
  }

  private static boolean isHeader(Element element) {
    return GeneralLogHeader.isHeader(element.value(), element.start(), element.end());
  }

  private static Activity activity(String command) {
    return switch (command) {
      case "Query" -> Activity.QUERY;
      case "Prepare" -> Activity.PREPARE;
      case "Execute" -> Activity.EXECUTE;
      case "Init DB" -> Activity.USE_DATABASE;
      case "Connect" -> Activity.LOGON;
      case "Change user" -> Activity.CHANGE_USER;
      case "Quit" -> Activity.LOGOFF;
      default -> Activity.MESSAGE;
    };
  }
}

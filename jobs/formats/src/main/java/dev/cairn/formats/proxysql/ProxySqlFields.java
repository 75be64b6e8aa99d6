package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.schemas.AuditEvent;

/** What ProxySQL's logs and tables write in the same way. */
final class ProxySqlFields {

  private ProxySqlFields() {}

  /** The endpoint in a field, not taken yet: a name that no column holds must stay in unmapped. */
  static Endpoint endpoint(JsonObject in, String field) throws BadElement {
    Object value = in.peek(field);
    String text = JsonValues.text(field, value);
    if (text == null) {
      in.take(field);
      return null;
    }
    return Endpoint.parse(text);
  }

  /** Sets {@code hostgroup}, which may be -1; a number that is no hostgroup stays in unmapped. */
  static void setHostgroup(JsonObject in, String field, AuditEvent event) throws BadElement {
    Long hostgroup = JsonValues.number(field, in.peek(field));
    if (hostgroup != null && hostgroup >= -1 && hostgroup <= Integer.MAX_VALUE) {
      event.setHostgroup(hostgroup.intValue());
      in.take(field);
    }
  }
}

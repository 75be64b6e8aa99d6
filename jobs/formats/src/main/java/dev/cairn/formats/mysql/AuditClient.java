package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.schemas.AuditEvent;

/** Reads who a client was and where it came from, in the fields that the audit logs share. */
final class AuditClient {

  private AuditClient() {}

  /** Reads {@code ip}, or an address in {@code host}; a name stays in unmapped. */
  static void setAddress(JsonObject in, AuditEvent event) {
    take(in, "ip", event);
    take(in, "host", event);
  }

  private static void take(JsonObject in, String field, AuditEvent event) {
    if (!(in.peek(field) instanceof String text)) {
      return;
    }
    boolean address = !text.isEmpty() && Endpoint.isAddress(text);
    if (address && event.getClientIp() == null) {
      event.setClientIp(text);
    }
    if (text.isEmpty() || text.equals(event.getClientIp())) {
      in.take(field);
    }
  }

  /** Reads a plain or composite user, and an address in it; keeps what no column holds. */
  static void setUser(JsonObject in, String field, AuditEvent event) throws BadElement {
    Object value = in.peek(field);
    String text = JsonValues.text(field, value);
    Account account = text == null ? null : Account.parse(text);
    if (account == null) {
      event.setUserName(text);
      in.take(field);
      return;
    }
    event.setUserName(account.name());
    if (event.getClientIp() == null && isAddress(account.ip())) {
      event.setClientIp(account.ip());
    }
    Object host = in.peek("host");
    if (account.isPlain(host instanceof String name ? name : "", event.getClientIp())) {
      in.take(field);
    }
  }

  private static boolean isAddress(String text) {
    return !text.isEmpty() && Endpoint.isAddress(text);
  }

  /** Reads the kind of connection; one that is neither TCP nor TLS stays in unmapped. */
  static void setTls(JsonObject in, AuditEvent event) {
    if (!(in.peek("connection_type") instanceof String type)) {
      return;
    }
    if (type.equalsIgnoreCase("ssl")) {
      event.setTls(true);
      in.take("connection_type");
    } else if (type.equalsIgnoreCase("tcp/ip")) {
      event.setTls(false);
      in.take("connection_type");
    }
  }

  /** Takes the fields that say nothing. */
  static void takeBlanks(JsonObject in) {
    for (int i = 0; i < in.size(); i++) {
      if (!in.isTaken(i) && JsonValues.isBlank(in.value(i))) {
        in.take(i);
      }
    }
  }
}

package dev.cairn.formats.mysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.schemas.AuditEvent;

/**
 * Who, and from where, as Azure Database for MySQL's records say: in {@code user} and {@code ip},
 * or inside {@code account[login] @ host [ip]}, which stands in {@code user} of audit records and
 * in {@code host} of slow-log records. A field is taken once columns hold all that it says.
 */
final class AzureMySqlClient {

  private AzureMySqlClient() {}

  static void set(AzureMySqlRecord in, AuditEvent event) throws BadElement {
    String user = JsonValues.text("user", in.value(AzureMySqlField.USER));
    String host = JsonValues.text("host", in.value(AzureMySqlField.HOST));
    String ip = JsonValues.text("ip", in.value(AzureMySqlField.IP));
    CompositeUser ofUser = user == null ? null : CompositeUser.parse(user);
    CompositeUser ofHost = host == null ? null : CompositeUser.parse(host);

    CompositeUser composite = ofUser != null ? ofUser : user == null ? ofHost : null;
    String name = composite == null ? user : composite.name();
    event.setUserName(name == null || name.isEmpty() ? null : name);
    event.setClientIp(address(ip, ofUser, ofHost, host));

    if (ip == null || ip.equals(event.getClientIp())) {
      in.take(AzureMySqlField.IP);
    }
    if (ofUser == null || isHeld(ofUser, event, ip)) {
      in.take(AzureMySqlField.USER);
    }
    if (ofHost == null
        ? host == null || host.equals(event.getClientIp())
        : isHeld(ofHost, event, ip)) {
      in.take(AzureMySqlField.HOST);
    }
  }

  private static String address(
      String ip, CompositeUser ofUser, CompositeUser ofHost, String host) {
    if (ip != null) {
      // a name in its place stays in unmapped, and no other field may speak for it
      return Endpoint.isAddress(ip) ? ip : null;
    }
    if (ofUser != null && Endpoint.isAddress(ofUser.ip())) {
      return ofUser.ip();
    }
    if (ofHost != null) {
      return Endpoint.isAddress(ofHost.ip()) ? ofHost.ip() : null;
    }
    return host != null && Endpoint.isAddress(host) ? host : null;
  }

  private static boolean isHeld(CompositeUser composite, AuditEvent event, String ip) {
    return composite.account().equals(composite.login())
        && (composite.name().isEmpty() || composite.name().equals(event.getUserName()))
        && isHeld(composite.ip(), event, ip)
        && isHeld(composite.host(), event, ip);
  }

  private static boolean isHeld(String place, AuditEvent event, String ip) {
    return place.isEmpty() || place.equals(ip) || place.equals(event.getClientIp());
  }
}

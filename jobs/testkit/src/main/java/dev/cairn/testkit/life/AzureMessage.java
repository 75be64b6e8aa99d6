package dev.cairn.testkit.life;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Messages of Azure Monitor: of the activity log, of Key Vault and of the load balancer. */
final class AzureMessage {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String GROUP =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-phi/providers/";
  static final String LOAD_BALANCER =
      GROUP + "Microsoft.Network/loadBalancers/ilb-proxysql";
  private static final String VAULT = GROUP + "Microsoft.KeyVault/vaults/kv-phi";

  /**
   * Who calls.
   *
   * @param name principal name; null for a service principal or managed identity
   * @param object object id
   * @param application application id
   */
  record Caller(String name, String object, String application, String ip) {}

  /**
   * An operation that changes something.
   *
   * @param operation its name, such as {@code Microsoft.Network/networkSecurityGroups/write}
   * @param resource what it changes, below the resource group
   * @param body of the request; null where the log has none
   */
  record Change(String operation, String resource, String body) {}

  private AzureMessage() {}

  /** The start and the end of a change, in one message. */
  static byte[] activity(Caller caller, Change change, String correlation, long micros) {
    ObjectNode start = activity(caller, change, correlation, micros, "Start", "Started.");
    if (change.body() != null) {
      ((ObjectNode) start.get("properties")).put("requestbody", change.body());
    }
    ObjectNode end =
        activity(
            caller, change, correlation, micros + 3 * Times.SECOND, "Success", "Succeeded.OK");
    return message(List.of(start, end));
  }

  private static ObjectNode activity(
      Caller caller, Change change, String correlation, long micros, String type, String signature) {
    String resource = GROUP + change.resource();
    ObjectNode one = record(micros, resource);
    one.put("operationName", change.operation().toUpperCase(Locale.ROOT));
    one.put("category", "Administrative").put("resultType", type);
    one.put("resultSignature", signature).put("durationMs", "0");
    one.put("callerIpAddress", caller.ip()).put("correlationId", correlation);
    ObjectNode claims = one.putObject("identity").putObject("claims");
    claims.put("idtyp", caller.name() == null ? "app" : "user").put("appid", caller.application());
    if (caller.name() != null) {
      claims.put("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", caller.name());
    }
    claims.put(
        "http://schemas.microsoft.com/identity/claims/objectidentifier", caller.object());
    one.put("level", "Informational");
    ObjectNode properties = one.putObject("properties");
    properties.put("eventCategory", "Administrative").put("entity", resource);
    properties.put("message", change.operation());
    return one;
  }

  /** A call of Key Vault. */
  static byte[] keyVault(Caller caller, String operation, String object, int status, long micros) {
    ObjectNode one = record(micros, VAULT);
    one.put("category", "AuditEvent").put("operationName", operation);
    one.put("operationVersion", "7.4").put("resultType", "Success");
    one.put("resultSignature", status == 200 ? "OK" : status == 403 ? "Forbidden" : "Unauthorized");
    one.put("durationMs", "14").put("callerIpAddress", caller.ip());
    one.put("correlationId", Long.toHexString(micros));
    if (caller.object() != null) {
      ObjectNode claim = one.putObject("identity").putObject("claim");
      claim.put("oid", caller.object()).put("appid", caller.application());
      if (caller.name() != null) {
        claim.put("upn", caller.name());
      }
    }
    String uri = "https://kv-phi.vault.azure.net/" + object;
    ObjectNode properties = one.putObject("properties");
    properties.put("id", uri).put("requestUri", uri + "?api-version=7.4");
    properties.put("httpStatusCode", status).put("clientInfo", "azsdk-net-core/5.0");
    properties.put("tlsVersion", "TLS1_2");
    return message(List.of(one));
  }

  /** How many of the proxies answer the load balancer's probes, percent; each minute. */
  static byte[] backends(double average, long micros) {
    return message(
        List.of(metric("DipAvailability", average, micros), metric("VipAvailability",
            average > 0 ? 100 : 0, micros)));
  }

  private static ObjectNode metric(String name, double average, long micros) {
    ObjectNode one = record(micros, LOAD_BALANCER);
    one.put("count", 12).put("total", average * 12);
    one.put("minimum", average < 100 ? 0 : 100).put("maximum", average > 0 ? 100 : 0);
    return one.put("average", average).put("metricName", name).put("timeGrain", "PT1M");
  }

  /** That none of them does. */
  static byte[] noHealthyBackends(long micros) {
    ObjectNode one = record(micros, LOAD_BALANCER);
    one.put("category", "LoadBalancerHealthEvent").put("operationName", "LoadBalancerHealthEvent");
    ObjectNode properties = one.putObject("properties");
    properties.put("HealthEventType", "NoHealthyBackends").put("FrontendIP", "10.20.2.10");
    properties.put("Severity", "Critical");
    properties.put("Description", "Critical - NoHealthyBackends: no backend answers on port 6033");
    return message(List.of(one));
  }

  private static ObjectNode record(long micros, String resource) {
    // Azure writes seven digits
    String time = Times.instant(micros / Times.SECOND * Times.SECOND).toString();
    return JSON.createObjectNode()
        .put("time", time.substring(0, time.length() - 1)
            + ".%06d0Z".formatted(Math.floorMod(micros, Times.SECOND)))
        .put("resourceId", resource.toUpperCase(Locale.ROOT));
  }

  private static byte[] message(List<ObjectNode> records) {
    ObjectNode message = JSON.createObjectNode();
    message.putArray("records").addAll(records);
    try {
      return JSON.writeValueAsBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

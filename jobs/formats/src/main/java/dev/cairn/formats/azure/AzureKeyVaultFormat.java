package dev.cairn.formats.azure;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.formats.sql.Ascii;
import dev.cairn.schemas.AuditEvent;

/**
 * Key Vault's audit log (category {@code AuditEvent}), as Event Hubs delivers it or as exported
 * from Log Analytics: who used which key, and who changed or read what in a vault. Evaluations of
 * Azure Policy (category {@code AzurePolicyEvaluationDetails}) are events too.
 */
final class AzureKeyVaultFormat implements Format {

  private static final String PROVIDER = "microsoft.keyvault";
  private static final KeyVaultField[] FIELDS = KeyVaultField.values();

  @Override
  public FormatGuide guide() {
    return AzureKeyVaultGuide.GUIDE;
  }

  // other services have categories of these names: a resource that is named must be a vault
  @Override
  public boolean recognises(Element element) {
    JsonObject in = element.json();
    Object category = first(in, "category", "Category");
    if (category instanceof String name) {
      return (name.equalsIgnoreCase("AuditEvent")
              || name.equalsIgnoreCase("AzurePolicyEvaluationDetails"))
          && (resource(in) == null || isVault(resource(in)));
    }
    return category == null
        && ("AZKVAuditLogs".equals(in.peek("Type"))
            || "AZKVPolicyEvaluationDetailsLogs".equals(in.peek("Type"))
            || (KeyVaultField.hasFlatStatus(in) && isVault(resource(in))));
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    AliasedFields<KeyVaultField> fields = new AliasedFields<>(FIELDS);
    fields.index(Embedded.object(in, "properties", "Properties"), KeyVaultField.PROPERTIES);
    fields.index(in, KeyVaultField.TOP);

    String operation = fields.text(KeyVaultField.OPERATION);
    if (operation == null) {
      throw BadElement.missing("operationName");
    }
    AuditEvent event =
        out.event(KeyVaultOperation.activity(operation), element.contentHash());
    event.setEventCode(operation);
    Stamp time = fields.time(KeyVaultField.TIME);
    if (time != null) {
      Timestamps.set(event, time, Timestamps.ENVELOPE);
    }
    JsonObject identity = Embedded.object(in, "identity", "Identity");
    boolean callerKnown =
        AzureCaller.identify(event, Embedded.object(identity, "claim", "claims"), in);
    AzureCaller.locate(event, fields, KeyVaultField.CALLER_IP);
    setStatus(fields, event, callerKnown);
    setResource(fields, event, out.reporter());
    event.setCorrelationId(fields.text(KeyVaultField.CORRELATION));
    event.setDurationUs(fields.micros(KeyVaultField.DURATION));
    String level = fields.text(KeyVaultField.LEVEL);
    event.setLogLevel(level == null ? null : Ascii.lowerCase(level));
    // the version itself has no column and stays in unmapped
    String tls = fields.peek(KeyVaultField.TLS_VERSION);
    event.setTls(tls != null && tls.regionMatches(true, 0, "TLS", 0, 3) ? Boolean.TRUE : null);
    event.setUnmapped(in.unmapped());
  }

  private static void setStatus(
      AliasedFields<KeyVaultField> fields, AuditEvent event, boolean callerKnown) {
    Integer code = HttpStatus.of(fields.number(KeyVaultField.STATUS_CODE));
    String signature = fields.peek(KeyVaultField.SIGNATURE);
    event.setHttpStatus(code);
    event.setStatus(
        KeyVaultOutcome.status(code, signature, event.getEventCode(), callerKnown));
    if (code != null) {
      fields.take(KeyVaultField.STATUS_CODE);
      Integer named = HttpStatus.named(signature);
      if (named != null && named.equals(code)) {
        fields.take(KeyVaultField.SIGNATURE);
      }
    }
  }

  private static void setResource(
      AliasedFields<KeyVaultField> fields, AuditEvent event, String reporter) {
    String id = fields.text(KeyVaultField.ID);
    event.setResource(id != null ? id : fields.text(KeyVaultField.URI));
    String vaultId = fields.peek(KeyVaultField.RESOURCE);
    String server = AzureResource.server(vaultId);
    if (server == null) {
      server = fields.text(KeyVaultField.VAULT);
    }
    event.setServer(server != null ? server : host(event.getResource()));
    if (reporter == null) {
      event.setReporter(vaultId);
      fields.take(KeyVaultField.RESOURCE);
    }
  }

  /** The vault's name in a URI such as {@code https://name.vault.azure.net/keys/…}. */
  private static String host(String uri) {
    int start = uri == null ? -1 : uri.indexOf("://");
    if (start < 0) {
      return null;
    }
    int end = start + 3;
    while (end < uri.length() && isOfName(uri.charAt(end))) {
      end++;
    }
    return end == start + 3 ? null : uri.substring(start + 3, end);
  }

  private static boolean isOfName(char c) {
    return c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static Object resource(JsonObject in) {
    return first(in, "resourceId", "ResourceId", "_ResourceId");
  }

  private static boolean isVault(Object resource) {
    return resource instanceof String id && AzureResource.isOf(id, PROVIDER);
  }

  private static Object first(JsonObject in, String... names) {
    for (String name : names) {
      Object value = in.peek(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}

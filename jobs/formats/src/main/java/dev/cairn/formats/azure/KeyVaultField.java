package dev.cairn.formats.azure;

import dev.cairn.formats.record.JsonObject;

/**
 * Fields of Key Vault's audit log under each of their names: raw as in Event Hubs, with
 * AzureDiagnostics' type suffix, and as columns of the Log Analytics table AZKVAuditLogs.
 */
enum KeyVaultField {
  OPERATION,
  TIME,
  SIGNATURE,
  STATUS_CODE,
  CALLER_IP,
  CORRELATION,
  RESOURCE,
  VAULT,
  DURATION,
  ID,
  URI,
  TLS_VERSION,
  LEVEL;

  static final Spellings<KeyVaultField> TOP =
      new Spellings<KeyVaultField>()
          .add(OPERATION, "operationName", "OperationName")
          .add(TIME, "time", "TimeGenerated", "timestamp", "timeStamp")
          .add(SIGNATURE, "resultSignature", "ResultSignature")
          .add(CALLER_IP, "callerIpAddress", "CallerIPAddress", "CallerIpAddress")
          .add(CORRELATION, "correlationId", "CorrelationId")
          .add(RESOURCE, "resourceId", "_ResourceId", "ResourceId")
          .add(VAULT, "Resource")
          .add(DURATION, "durationMs", "DurationMs")
          .add(LEVEL, "level", "Level", "Level_s")
          .add(STATUS_CODE, "httpStatusCode_d", "HttpStatusCode")
          .add(ID, "id_s", "Id")
          .add(URI, "requestUri_s", "RequestUri")
          .add(TLS_VERSION, "tlsVersion_s", "TlsVersion");

  static final Spellings<KeyVaultField> PROPERTIES =
      new Spellings<KeyVaultField>()
          .add(STATUS_CODE, "httpStatusCode")
          .add(ID, "id")
          .add(URI, "requestUri")
          .add(TLS_VERSION, "tlsVersion");

  /** Whether an object has a status code outside {@code properties}, as Log Analytics has it. */
  static boolean hasFlatStatus(JsonObject in) {
    return in.has("HttpStatusCode") || in.has("httpStatusCode_d");
  }
}

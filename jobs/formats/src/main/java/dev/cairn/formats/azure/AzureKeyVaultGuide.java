package dev.cairn.formats.azure;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of Key Vault's audit log. */
final class AzureKeyVaultGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "Azure Key Vault audit log",
              "A diagnostic setting of the vault (category `AuditEvent`, group `audit`)"
                  + " sends it to an event hub, whose Kafka endpoint is read or mirrored. Records"
                  + " of the category `AzurePolicyEvaluationDetails` become events too. Three"
                  + " spellings: Event Hubs', and Log Analytics' two, AzureDiagnostics with its"
                  + " type suffixes (`httpStatusCode_d`, `id_s`, `identity_claim_oid_g`) and the"
                  + " table AZKVAuditLogs. `properties` and `identity` may be objects, JSON as"
                  + " text, or such text with single quotes.")
          .field(
              "operationName, OperationName",
              "event_code",
              "And `activity`, by the verb at its end: Wrap, Unwrap, Encrypt, Decrypt, Sign"
                  + " and Verify are `key_use`; Get, List, ListVersions, GetDeleted and"
                  + " ListDeleted `read`; Create and Import `create`; Set and Put `write`;"
                  + " Update, Patch and Merge `update`; Delete and Purge `delete`; all else"
                  + " (Authentication, Backup, Restore, Recover, Rotate, notifications) `action`.")
          .field(
              "properties.httpStatusCode, httpStatusCode_d, HttpStatusCode",
              "http_status",
              "It alone decides `status`: success (200 to 299), failure (400 and above),"
                  + " unknown where it is missing. 401 is unknown where the record names no"
                  + " caller, or the operation is Authentication: every client is first sent away"
                  + " to get a token, and that answer looks the same as the one to somebody"
                  + " without any. 401 to a caller who is named is a failure: the token was"
                  + " refused.")
          .field(
              "resultSignature, ResultSignature",
              "",
              "Where it contradicts a good code (200 with `Forbidden`), the call failed."
                  + " Kept in `unmapped` unless it says the same as the code.")
          .field(
              "resultType, ResultType",
              "",
              "Never read: it is `Success` for calls that were refused, too.")
          .field(
              "time, TimeGenerated",
              "",
              "The event's `time`; Kafka's where it cannot be read.")
          .field(
              "properties.id, id_s, Id",
              "resource",
              "The URI of the key, secret or certificate, with its version where one was"
                  + " used. Where it is missing (List, operations on the vault), `requestUri`.")
          .field(
              "properties.requestUri, requestUri_s, RequestUri", "resource", "Only without `id`.")
          .field(
              "resourceId, ResourceId, _ResourceId",
              "server",
              "`server` is the vault's name in it; else `Resource`, else the host in"
                  + " `resource`. As written: Azure often sends upper case. `reporter` is the"
                  + " whole id where no Kafka header names one.")
          .field(
              "identity.claim, Identity, identity_claim_…",
              "user_name actor_uid actor_app_uid",
              "`user_name` from `upn`, else the claim `…/claims/name`, else `unique_name`;"
                  + " `actor_uid` from `oid`; `actor_app_uid` from `appid`, else `azp`; under"
                  + " their short names (keys, secrets, certificates) or long ones (vaults). The"
                  + " other claims are kept in `unmapped`, among them `xms_mirid`, the resource"
                  + " id of a managed identity.")
          .field(
              "callerIpAddress, CallerIPAddress",
              "client_ip client_port",
              "With or without a port. A private address where the call came through a"
                  + " private endpoint; for customer-managed keys that of a Microsoft service.")
          .field("correlationId, CorrelationId", "correlation_id", "May be missing.")
          .field("durationMs, DurationMs", "duration_us", "A text or a number.")
          .field("level, Level", "log_level", "In lower case; most records have none.")
          .field(
              "properties.tlsVersion, tlsVersion_s, TlsVersion",
              "tls",
              "True where a TLS version is given; the version is kept in `unmapped`.")
          .cannotTell(
              "What was encrypted or unwrapped: a call to wrap or unwrap names the key and"
                  + " its version, never the data key nor whose data it protects.")
          .cannotTell(
              "Whether a 401 without a caller was the usual first step of a client or an"
                  + " attempt without a token: its status is unknown.")
          .cannotTell(
              "Which server a managed identity acted for, where several share it: the log"
                  + " names the identity only.")
          .cannotTell("What a secret held: the log never has its value.")
          .cannotTell(
              "That nothing happened: Azure promises neither complete nor ordered delivery,"
                  + " and the same call may stand there twice. Uses of a key that the service"
                  + " holds in a cache are no calls.")
          .build();

  private AzureKeyVaultGuide() {}
}

package dev.cairn.formats.azure;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureKeyVaultFormatTest {

  private static final String SOURCE = "azure.keyvault";
  private static final String KEY =
      "https://kv-openflow.vault.azure.net/keys/cmk/0123456789abcdef0123456789abcdef";
  private static final String VAULT =
      "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/KV-1";

  private static AuditEvent sample(String name) {
    return event(parse(SOURCE, Captures.sample("constructed_key_vault/" + name + ".json")));
  }

  /** A record with further fields, which begin with a comma, and such properties. */
  private static AuditEvent with(String operation, String fields, String properties) {
    return event(
        SOURCE,
        "{\"category\":\"AuditEvent\",\"operationName\":\"%s\"%s,\"properties\":{%s}}"
            .formatted(operation, fields, properties));
  }

  @Test
  void readsTheUseOfAKey() {
    AuditEvent event = sample("keyunwrap_managed_identity");

    assertThat(event.getHop()).isEqualTo("control");
    assertThat(event.getActivity()).isEqualTo("key_use");
    assertThat(event.getEventCode()).isEqualTo("KeyUnwrap");
    assertThat(event.getStatus()).isEqualTo("success");
    assertThat(event.getHttpStatus()).isEqualTo(200);
    assertThat(event.getResource()).isEqualTo(KEY);
    assertThat(event.getServer()).isEqualTo("KV-OPENFLOW");
    assertThat(event.getReporter()).endsWith("/VAULTS/KV-OPENFLOW");
    assertThat(event.getActorUid()).isEqualTo("00000000-0000-0000-0000-0000000000aa");
    assertThat(event.getActorAppUid()).isEqualTo("00000000-0000-0000-0000-0000000000bb");
    assertThat(event.getDurationUs()).isEqualTo(12_000);
    assertThat(event.getTls()).isTrue();
    assertThat(event.getUnmapped()).contains("xms_mirid", "TLS1_2", "keyProperties");
  }

  @Test
  void aRefusedCallFailsWhateverTheResultTypeSays() {
    AuditEvent event = sample("keyunwrap_forbidden_403");

    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getHttpStatus()).isEqualTo(403);
    assertThat(event.getUnmapped()).contains("\"resultType\":\"Success\"", "resultDescription");
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK, success", "201, Created, success", "202, Accepted, success",
    "204, No Content, success",
    "200, Forbidden, failure", "200, Not Found, failure", "200, Strange, success",
    "400, Bad Request, failure", "403, Forbidden, failure", "403, OK, failure",
    "404, Not Found, failure", "409, Conflict, failure", "429, Too Many Requests, failure",
    "500, Internal Server Error, failure", "302, Found, unknown", "0, OK, unknown",
    "70000, OK, unknown", "\"200\", OK, success", "\"x\", OK, unknown", "null, OK, unknown",
    "null, Forbidden, unknown"
  })
  void theHttpStatusDecides(String code, String signature, String status) {
    AuditEvent event =
        with(
            "KeyGet",
            ",\"resultType\":\"Success\",\"resultSignature\":\"" + signature + "\"",
            "\"httpStatusCode\":" + code);

    assertThat(event.getStatus()).isEqualTo(status);
  }

  @Test
  void withoutAStatusCodeNothingIsGuessed() {
    assertThat(with("KeyGet", ",\"resultType\":\"Success\"", "").getStatus()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "SecretGet, '', unknown", "KeyUnwrap, '', unknown", "Authentication, '', unknown",
    "SecretGet, '\"oid\":\"a\"', failure", "KeyUnwrap, '\"appid\":\"b\"', failure",
    "Authentication, '\"oid\":\"a\"', unknown"
  })
  void unauthorisedIsAFailureOnlyForACallerWhoShowedAToken(
      String operation, String claims, String status) {
    AuditEvent event =
        with(
            operation,
            ",\"resultSignature\":\"Unauthorized\",\"identity\":{\"claim\":{" + claims + "}}",
            "\"httpStatusCode\":401");

    assertThat(event.getStatus()).isEqualTo(status);
    assertThat(event.getHttpStatus()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "KeyWrap, key_use", "KeyUnwrap, key_use", "KeyEncrypt, key_use", "KeyDecrypt, key_use",
    "KeySign, key_use", "KeyVerify, key_use", "KeyGet, read", "KeyList, read",
    "KeyListVersions, read", "SecretListDeleted, read", "KeyRotationPolicyGet, read",
    "KeyCreate, create", "CertificateImport, create", "SecretSet, write", "VaultPut, write",
    "KeyUpdate, update", "VaultPatch, update", "KeyDelete, delete", "SecretPurge, delete",
    "Authentication, action", "KeyBackup, action", "KeyRotate, action", "get, read", "t, action",
    "VaultAccessPolicyChangedEventGridNotification, action"
  })
  void theVerbSaysWhatWasDone(String operation, String activity) {
    AuditEvent event = with(operation, "", "");

    assertThat(event.getActivity()).isEqualTo(activity);
    assertThat(event.getEventCode()).isEqualTo(operation);
  }

  @Test
  void withoutAnIdTheRequestIsTheResource() {
    AuditEvent event = sample("keylist_without_id");

    assertThat(event.getResource())
        .isEqualTo("https://kv-openflow.vault.azure.net/keys?api-version=7.4");
    assertThat(event.getUnmapped()).doesNotContain("requestUri").contains("xms_az_nwperimid");
  }

  @Test
  void readsClaimsUnderTheirLongNames() {
    AuditEvent event = sample("vaultpatch_long_claim_names");

    assertThat(event.getUserName()).isEqualTo("officer@example.com");
    assertThat(event.getActorUid()).isEqualTo("bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb");
    assertThat(event.getActivity()).isEqualTo("update");
  }

  @Test
  void readsWhatLogAnalyticsExports() {
    AuditEvent diagnostics = sample("log_analytics_azurediagnostics");
    AuditEvent table = sample("log_analytics_azkvauditlogs");

    assertThat(diagnostics.getStatus()).isEqualTo("success");
    assertThat(diagnostics.getHttpStatus()).isEqualTo(200);
    assertThat(diagnostics.getActorUid()).isEqualTo("00000000-0000-0000-0000-0000000000aa");
    assertThat(diagnostics.getResource()).isEqualTo(KEY);
    assertThat(table.getStatus()).isEqualTo("failure");
    assertThat(table.getUserName()).isEqualTo("officer@example.com");
    assertThat(table.getServer()).isEqualTo("kv-openflow");
  }

  @Test
  void aTableRecordIsKnownByItsVaultTooWhereTheTypeWasLost() {
    AuditEvent event =
        event(
            SOURCE,
            "{\"OperationName\":\"KeyGet\",\"HttpStatusCode\":200,"
                + "\"_ResourceId\":\"" + VAULT + "\"}");

    assertThat(event.getServer()).isEqualTo("KV-1");
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void theVaultIsFoundWithoutAResourceId() {
    assertThat(with("KeyGet", ",\"Resource\":\"KV-2\"", "").getServer()).isEqualTo("KV-2");
    assertThat(with("KeyGet", "", "\"id\":\"" + KEY + "\"").getServer()).isEqualTo("kv-openflow");
    assertThat(with("KeyGet", "", "\"id\":\"no uri\"").getServer()).isNull();
  }

  @Test
  void theReporterOfTheKafkaHeaderIsBelieved() {
    String value =
        "{\"category\":\"AuditEvent\",\"operationName\":\"KeyGet\",\"resourceId\":\""
            + VAULT + "\"}";
    RawRecord record =
        new RawRecord("t", 0, 0, 0, "forwarder", value.getBytes(StandardCharsets.UTF_8));

    AuditEvent event = event(RecordParser.of(SOURCE, Parsing.UTC).parse(record));

    assertThat(event.getReporter()).isEqualTo("forwarder");
    assertThat(event.getServer()).isEqualTo("KV-1");
    assertThat(event.getUnmapped()).contains(VAULT);
  }

  @Test
  void leavesAuditEventsOfOtherServicesAlone() {
    String other = "{\"category\":\"AuditEvent\",\"operationName\":\"x\",\"resourceId\":\"%s\"}";

    assertThat(deadLetter(SOURCE, other.formatted("/PROVIDERS/MICROSOFT.X/Y/Z")).getReason())
        .isEqualTo("unsupported_category");
    assertThat(deadLetter(SOURCE, other.formatted(VAULT).replace("AuditEvent", "AllMetrics"))
            .getReason())
        .isEqualTo("unsupported_category");
  }

  @Test
  void anOperationWithoutANameIsNoEvent() {
    assertThat(deadLetter(SOURCE, "{\"category\":\"AzurePolicyEvaluationDetails\"}").getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter(SOURCE, "{\"Type\":\"AZKVAuditLogs\"}").getReason())
        .isEqualTo("missing_field");
  }

  @Test
  void keepsTheEventWhereAFieldIsOfAnotherType() {
    AuditEvent event =
        event(
            SOURCE,
            "{\"category\":\"AuditEvent\",\"operationName\":\"KeyGet\",\"properties\":[1],"
                + "\"identity\":\"x\",\"durationMs\":\"fast\",\"callerIpAddress\":\"here\","
                + "\"resultSignature\":5}");

    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getUnmapped())
        .isEqualTo(
            "{\"category\":\"AuditEvent\",\"properties\":[1],\"identity\":\"x\","
                + "\"durationMs\":\"fast\",\"callerIpAddress\":\"here\",\"resultSignature\":5}");
  }

  @Test
  void aTlsVersionMeansTls() {
    assertThat(List.of("TLS1_2", "TLS1_3", "tls1_2"))
        .allSatisfy(
            version ->
                assertThat(with("KeyGet", "", "\"tlsVersion\":\"" + version + "\"").getTls())
                    .isTrue());
    assertThat(with("KeyGet", "", "\"tlsVersion\":\"None\"").getTls()).isNull();
    assertThat(with("KeyGet", "", "").getTls()).isNull();
  }
}

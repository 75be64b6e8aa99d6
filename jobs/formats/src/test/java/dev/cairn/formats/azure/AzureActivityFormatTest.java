package dev.cairn.formats.azure;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureActivityFormatTest {

  private static final String SOURCE = "azure.activity";
  private static final String STORAGE = "MICROSOFT.STORAGE/STORAGEACCOUNTS/WRITE";

  private static AuditEvent sample(String name) {
    return event(parse(SOURCE, Captures.sample(name)));
  }

  /** A record of a storage account with further fields, which begin with a comma. */
  private static AuditEvent with(String fields) {
    return event(SOURCE, record("Administrative", STORAGE, fields));
  }

  private static String record(String category, String operation, String fields) {
    return "{\"category\":\"%s\",\"operationName\":\"%s\"%s}"
        .formatted(category, operation, fields);
  }

  @Test
  void readsARealFailure() {
    AuditEvent event = sample("activity_log/administrative_failure_notfound_2021.json");

    assertThat(event.getSource()).isEqualTo(SOURCE);
    assertThat(event.getHop()).isEqualTo("control");
    assertThat(event.getClassUid()).isEqualTo(6003);
    assertThat(event.getActivity()).isEqualTo("action");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2021-02-09T11:38:31.631577Z"));
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getPhase()).isEqualTo("end");
    assertThat(event.getHttpStatus()).isEqualTo(404);
    assertThat(event.getUserName()).isEqualTo("jan.kowalski@somewhere.com");
    assertThat(event.getDurationUs()).isEqualTo(20_000);
    assertThat(event.getUnmapped())
        .contains("\"statusMessage\"", "\"aud\"", "\"serviceRequestId\":null", "\"evidence\"");
  }

  @Test
  void theServicePrincipalOfARoleIsNotTheCaller() {
    // evidence.principalId is whose role allowed it: here the user's token was another's
    assertThat(sample("activity_log/administrative_failure_notfound_2021.json").getActorUid())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Administrative", "Policy", "Alert", "ResourceHealth", "ServiceHealth", "Security",
        "Autoscale", "Recommendation", "Write", "Action", "Delete", "administrative"
      })
  void knowsEveryCategory(String category) {
    AuditEvent event = event(SOURCE, record(category, STORAGE, ""));

    assertThat(event.getEventCode()).isEqualTo(STORAGE);
    assertThat(event.getUnmapped()).isEqualTo("{\"category\":\"" + category + "\"}");
  }

  @Test
  void leavesOtherCategoriesToOthers() {
    assertThat(deadLetter(SOURCE, record("StorageRead", "GetBlob", "")).getReason())
        .isEqualTo("unsupported_category");
    assertThat(deadLetter(SOURCE, "{\"operationName\":\"x\"}").getReason())
        .isEqualTo("unknown_format");
  }

  @Test
  void anOperationWithoutANameIsNoEvent() {
    assertThat(deadLetter(SOURCE, "{\"category\":\"Policy\"}").getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter(SOURCE, "{\"category\":\"Policy\",\"operationName\":7}").getReason())
        .isEqualTo("missing_field");
  }

  @ParameterizedTest
  @CsvSource({
    "Start, start, unknown", "Started, start, unknown", "Started., start, unknown",
    "Accept, accepted, unknown", "Accepted, accepted, unknown", "In Progress, accepted, unknown",
    "Success, end, success", "Succeeded, end, success", "Succeeded., end, success",
    "SUCCEEDED, end, success", "Failure, end, failure", "Failed, end, failure",
    "Updated,, unknown", "Active,, unknown", "Resolved,, unknown", "Successful,, unknown"
  })
  void statusIsWhatTheResultSays(String word, String phase, String status) {
    AuditEvent event = with(",\"resultType\":\"" + word + "\"");

    assertThat(event.getPhase()).isEqualTo(phase);
    assertThat(event.getStatus()).isEqualTo(status);
    // a word that no column holds stays
    assertThat(event.getUnmapped().contains("resultType")).isEqualTo(phase == null);
  }

  @Test
  void withoutAResultTheStatusIsUnknown() {
    AuditEvent event = with(",\"properties\":{\"statusCode\":\"OK\"}");

    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getPhase()).isNull();
    assertThat(event.getHttpStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "\"NotFound\", 404", "\"notfound\", 404", "\"409\", 409", "429, 429", "\"\",", "null,",
    "\"Strange\",", "7,", "99999999999999999999,", "[],"
  })
  void readsTheHttpStatusAsNameOrNumber(String code, Integer status) {
    assertThat(with(",\"properties\":{\"statusCode\":" + code + "}").getHttpStatus())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Succeeded.OK, 200", "Failed.NotFound, 404", "Accepted.Created, 201", "Started.,",
    "OK (HTTP Status Code: 200), 200", "Created, 201"
  })
  void withoutAStatusCodeTheSignatureNamesIt(String signature, Integer status) {
    AuditEvent event = with(",\"resultSignature\":\"" + signature + "\"");

    assertThat(event.getHttpStatus()).isEqualTo(status);
    assertThat(event.getUnmapped()).contains("\"resultSignature\":\"" + signature + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.10, 203.0.113.10,", "203.0.113.10:50123, 203.0.113.10, 50123",
    "40.112.242.0, 40.112.242.0,", "2001:db8::7, 2001:db8::7,",
    "[2001:db8::7]:443, 2001:db8::7, 443",
    "::1, ::1,", "10.0.0.4:99999,,", "example.com:443,,"
  })
  void readsTheCallersAddress(String text, String ip, Integer port) {
    AuditEvent event = with(",\"callerIpAddress\":\"" + text + "\"");

    assertThat(event.getClientIp()).isEqualTo(ip);
    assertThat(event.getClientPort()).isEqualTo(port);
    assertThat(event.getUnmapped().contains("callerIpAddress")).isEqualTo(ip == null);
  }

  @ParameterizedTest
  @CsvSource({
    "\"20\", 20000", "20, 20000", "0, 0", "\"\",", "-1,", "\"12.5\",", "12.5,", "true,",
    "9223372036854775807,"
  })
  void readsTheDurationAsTextOrNumber(String value, Long micros) {
    AuditEvent event = with(",\"durationMs\":" + value);

    assertThat(event.getDurationUs()).isEqualTo(micros);
    assertThat(event.getUnmapped().contains("durationMs"))
        .isEqualTo(micros == null && !value.equals("\"\""));
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.X/y/write, write", "MICROSOFT.X/Y/DELETE, delete", "Microsoft.X/y/read, read",
    "Microsoft.X/y/restart/action, action", "Microsoft.X/y/create, create",
    "Microsoft.X/y/update, update", "Odd, action",
    "MICROSOFT.NETWORK/PRIVATELINKSERVICES/WRITE, write",
    "Microsoft.Network/privateEndpoints/write, write",
    "Microsoft.Network/locations/privateLinkServices/privateEndpointConnectionProxies/write,"
        + "connection_request",
    "MICROSOFT.NETWORK/LOCATIONS/PRIVATELINKSERVICES/PRIVATEENDPOINTCONNECTIONPROXIES/DELETE,"
        + "connection_remove",
    "Microsoft.DBforMySQL/flexibleServers/privateEndpointConnectionProxies/validate/action, action",
    "Microsoft.DBforMySQL/flexibleServers/privateEndpointConnections/read, read",
    "Microsoft.DBforMySQL/flexibleServers/privateEndpointConnections/delete, connection_remove",
    "Microsoft.DBforMySQL/flexibleServers/privateEndpointConnections/write, connection_write",
    "Microsoft.Network/privateLinkServices/PrivateEndpointConnectionsApproval/action,"
        + "connection_write"
  })
  void theOperationsNameSaysWhatWasDone(String operation, String activity) {
    AuditEvent event = event(SOURCE, record("Administrative", operation, ""));

    assertThat(event.getActivity()).isEqualTo(activity);
    assertThat(event.getEventCode()).isEqualTo(operation);
  }

  @Test
  void aHealthNoticeIsNoCall() {
    AuditEvent event = sample("lb_health/activitylog_resourcehealth_loadbalancer_2021.json");

    assertThat(event.getActivity()).isEqualTo("health");
    assertThat(event.getClassUid()).isZero();
    assertThat(event.getServer()).isEqualTo("KUBERNETES");
    assertThat(event.getStatus()).isEqualTo("unknown");
  }

  @Test
  void namesTheServerWhereTheResourceIsOneOrAPartOfOne() {
    String id = ",\"resourceId\":\"/subscriptions/s/resourceGroups/servers/providers/%s\"";

    assertThat(List.of(
            "Microsoft.DBforMySQL/flexibleServers/my-1/configurations/x",
            "MICROSOFT.DBFORMYSQL/FLEXIBLESERVERS/my-1",
            "Microsoft.DBforMySQL/servers/my-1",
            "Microsoft.DBforMySQL/flexibleServers/my-1/providers/microsoft.insights/settings/x",
            "Microsoft.Network/privateLinkServices/my-1/privateEndpointConnections/x",
            "Microsoft.KeyVault/vaults/my-1"))
        .allSatisfy(path -> assertThat(with(id.formatted(path)).getServer()).isEqualTo("my-1"));
    assertThat(List.of("Microsoft.Storage/storageAccounts/x", "microsoft.x/flexibleServers", "a/"))
        .allSatisfy(path -> assertThat(with(id.formatted(path)).getServer()).isNull());
  }

  @Test
  void withoutAResourceIdTheEntityIsTheResource() {
    assertThat(with(",\"properties\":{\"entity\":\"/a/b\"}").getResource()).isEqualTo("/a/b");
    assertThat(with("").getResource()).isNull();
  }

  @Test
  void readsPropertiesThatAreText() {
    List<String> texts =
        List.of("\"{\\\"statusCode\\\":\\\"Conflict\\\"}\"", "\"{'statusCode':'Conflict'}\"");

    assertThat(texts)
        .allSatisfy(
            text -> assertThat(with(",\"properties\":" + text).getHttpStatus()).isEqualTo(409));
  }

  @Test
  void keepsTheEventWhereAFieldIsOfAnotherType() {
    AuditEvent event =
        with(
            ",\"properties\":\"no object\",\"identity\":[\"x\"],\"resourceId\":5,\"level\":4,"
                + "\"correlationId\":{},\"time\":\"04/02/2021 07:45:00\",\"callerIpAddress\":1,"
                + "\"resultType\":true");

    assertThat(event.getTimeSource()).isEqualTo("kafka");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getUnmapped())
        .isEqualTo(
            "{\"category\":\"Administrative\",\"properties\":\"no object\",\"identity\":[\"x\"],"
                + "\"resourceId\":5,\"level\":4,\"correlationId\":{},"
                + "\"time\":\"04/02/2021 07:45:00\",\"callerIpAddress\":1,\"resultType\":true}");
  }

  @Test
  void aFieldThatStandsThereTwiceMakesADeadLetter() {
    assertThat(
            deadLetter(
                    SOURCE,
                    record("Administrative", STORAGE, ",\"level\":\"Error\",\"level\":\"Info\""))
                .getReason())
        .isEqualTo("duplicate_field");
  }

  @Test
  void thePrincipalNameIsBelievedBeforeOtherNames() {
    String claims =
        ",\"identity\":{\"claims\":{\"name\":\"Jane Doe\",\"unique_name\":\"u@x\","
            + "\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name\":\"n@x\"%s}}";
    String upn = ",\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn\":\"p@x\"";

    assertThat(with(claims.formatted(upn)).getUserName()).isEqualTo("p@x");
    assertThat(with(claims.formatted("")).getUserName()).isEqualTo("n@x");
    assertThat(with(claims.formatted(upn)).getUnmapped()).contains("u@x", "n@x", "Jane Doe");
  }

  @Test
  void aCallerThatIsAnIdIsNoName() {
    AuditEvent event = with(",\"caller\":\"5418ef78-e938-44e9-8753-ae55b81a65a0\"");

    assertThat(event.getUserName()).isNull();
    assertThat(event.getUnmapped()).contains("5418ef78");
  }
}

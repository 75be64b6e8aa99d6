package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers as bytes on the wire, where the SDK's clients would not let a mistake through. */
class KeyVaultWireIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNWRAP_ONLY = "{\"kty\": \"RSA\", \"key_ops\": [\"unwrapKey\"]}";

  private static KeyVaultStandIn vault;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    vault = KeyVaultStandIn.start();
    http = HttpClient.newBuilder().sslContext(vault.sslContext()).build();
    send("POST", "/keys/wrapper/create?api-version=7.6", "{\"kty\": \"RSA\"}");
  }

  @AfterAll
  static void stop() {
    vault.close();
  }

  @Test
  void withoutATokenItChallenges() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(vault.vaultUri() + "/keys/any")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer authorization=\"https://")
        .contains("resource=\"https://vault.azure.net\"");
  }

  @Test
  void aKeyDoesOnlyWhatItWasMadeFor() throws Exception {
    send("POST", "/keys/reader/create?api-version=7.6", UNWRAP_ONLY);

    HttpResponse<String> answer =
        send("POST", "/keys/reader/wrapkey?api-version=7.6", wrap("RSA-OAEP-256", 16));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer).path("message").asText()).contains("wrapKey is not permitted");
  }

  @ParameterizedTest
  @CsvSource({"RSA-OAEP,16", "RSA1_5,16", "A256KW,16", "RSA-OAEP-256,191"})
  void otherAlgorithmsAndTooLongValuesAreBadParameters(String algorithm, int bytes)
      throws Exception {
    HttpResponse<String> answer =
        send("POST", "/keys/wrapper/wrapkey?api-version=7.6", wrap(algorithm, bytes));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asText()).isEqualTo("BadParameter");
  }

  @Test
  void aDisabledKeyNamesTheReasonInside() throws Exception {
    String disabled = "{\"kty\": \"EC\", \"attributes\": {\"enabled\": false}}";
    send("POST", "/keys/signer/create?api-version=7.6", disabled);

    HttpResponse<String> answer =
        send("POST", "/keys/signer//sign?api-version=7.6", wrap("ES256", 32));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer).path("code").asText()).isEqualTo("Forbidden");
    assertThat(error(answer).path("innererror").path("code").asText()).isEqualTo("KeyDisabled");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /keys/x, 400, BadParameter",
    "GET, /keys/x?api-version=7.6, 404, KeyNotFound",
    "GET, /keys/?api-version=7.6, 404, NotFound",
    "GET, /secrets/x?api-version=7.6, 404, NotFound",
    "DELETE, /deletedkeys/x?api-version=7.6, 404, KeyNotFound",
    "POST, /keys/x/create?api-version=7.6, 400, BadParameter"
  })
  void errorsHaveKeyVaultsShape(String method, String path, int status, String code)
      throws Exception {
    HttpResponse<String> answer = send(method, path, "not json");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(error(answer).path("code").asText()).isEqualTo(code);
    assertThat(error(answer).path("message").asText()).isNotBlank();
  }

  private static String wrap(String algorithm, int bytes) {
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
    return "{\"alg\": \"%s\", \"value\": \"%s\"}".formatted(algorithm, value);
  }

  private static JsonNode error(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("error");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    boolean bodyless = method.equals("GET") || method.equals("DELETE");
    return http.send(
        HttpRequest.newBuilder(URI.create(vault.vaultUri() + path))
            .header("Authorization", "Bearer " + vault.token())
            .method(
                method,
                bodyless
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

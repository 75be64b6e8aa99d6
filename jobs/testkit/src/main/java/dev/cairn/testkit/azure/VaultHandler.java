package dev.cairn.testkit.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP request: who asks, whether the vault is in the mood, and then the API. */
final class VaultHandler implements HttpHandler {

  private static final Pattern SKIP = Pattern.compile("(?:^|&)\\$skiptoken=(\\d+)");
  private static final Pattern API_VERSION = Pattern.compile("(?:^|&)api-version=\\d");

  private static final String CHALLENGE =
      "Bearer authorization=\"https://login.microsoftonline.com/"
          + "00000000-0000-0000-0000-000000000000\", resource=\"https://vault.azure.net\"";

  private final VaultApi api;
  private final VaultMood mood;
  private final String token;

  VaultHandler(VaultApi api, VaultMood mood, String token) {
    this.api = api;
    this.mood = mood;
    this.token = token;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        ObjectNode answer = answer(exchange, body);
        if (answer == null) {
          exchange.sendResponseHeaders(204, -1);
        } else {
          send(exchange, 200, answer);
        }
      } catch (VaultRefusal refusal) {
        if (refusal.status() == 401) {
          exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
        }
        send(exchange, refusal.status(), VaultJson.error(refusal));
      }
    }
  }

  private ObjectNode answer(HttpExchange exchange, byte[] body) {
    mood.refuseIfUnavailable();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + token).equals(authorization)) {
      throw VaultRefusal.unauthorized();
    }
    String query = exchange.getRequestURI().getQuery();
    if (query == null || !API_VERSION.matcher(query).find()) {
      throw VaultRefusal.badParameter("api-version must be specified.");
    }
    VaultApi.Call call =
        VaultApi.route(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    mood.countOrRefuse(call.operation());
    Matcher skip = SKIP.matcher(query);
    return api.answer(call, parse(body), skip.find() ? Integer.parseInt(skip.group(1)) : 0);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return VaultJson.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw VaultRefusal.badParameter("The body is not JSON.");
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can be read.", e);
    }
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = VaultJson.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

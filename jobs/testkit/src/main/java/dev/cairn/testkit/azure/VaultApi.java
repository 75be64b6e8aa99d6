package dev.cairn.testkit.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The addresses of the REST API: which operation a request asks for, and its answer. */
final class VaultApi {

  private static final int PAGE = 25;

  private final VaultKeys keys;
  private final VaultJson json;
  private final Clock clock;
  private volatile boolean getOfDisabledKeyRefused;

  VaultApi(VaultJson json, Clock clock) {
    this.keys = new VaultKeys(clock);
    this.json = json;
    this.clock = clock;
  }

  void refuseGetOfDisabledKey(boolean refuse) {
    getOfDisabledKeyRefused = refuse;
  }

  /**
   * A request, taken apart.
   *
   * @param version empty for the newest
   */
  record Call(VaultOperation operation, String name, String version) {}

  /** Finds the operation of a method and a path, such as {@code /keys/NAME/VERSION/wrapkey}. */
  static Call route(String method, String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    String collection = part(parts, 1);
    String name = part(parts, 2);
    String third = part(parts, 3);
    String last = parts.size() > 3 ? parts.get(parts.size() - 1) : "";
    if (name.isEmpty()) {
      throw VaultRefusal.noSuchAddress();
    }
    String version = parts.size() == 5 || !isAction(third) ? third : "";
    VaultOperation operation =
        switch (method + " " + collection + " " + (isAction(last) ? last : "")) {
          case "POST keys create" -> VaultOperation.CREATE;
          case "POST keys rotate" -> VaultOperation.ROTATE;
          case "POST keys wrapkey" -> VaultOperation.WRAP_KEY;
          case "POST keys unwrapkey" -> VaultOperation.UNWRAP_KEY;
          case "POST keys sign" -> VaultOperation.SIGN;
          case "GET keys versions" -> VaultOperation.LIST_VERSIONS;
          case "GET keys " -> VaultOperation.GET;
          case "PATCH keys " -> VaultOperation.UPDATE;
          case "DELETE keys " -> VaultOperation.DELETE;
          case "GET deletedkeys " -> VaultOperation.GET_DELETED;
          case "POST deletedkeys recover" -> VaultOperation.RECOVER;
          case "DELETE deletedkeys " -> VaultOperation.PURGE;
          default -> throw VaultRefusal.noSuchAddress();
        };
    return new Call(operation, name, version);
  }

  /**
   * Carries a call out.
   *
   * @param skip how many list entries earlier pages had
   * @return the answer's body; null for an empty answer
   */
  ObjectNode answer(Call call, JsonNode body, int skip) {
    String name = call.name();
    return switch (call.operation()) {
      case CREATE -> json.bundle(create(name, body));
      case ROTATE -> json.bundle(keys.rotate(name));
      case GET -> json.bundle(get(call));
      case LIST_VERSIONS -> list(name, skip);
      case UPDATE -> json.bundle(update(call, body));
      case DELETE -> json.deletedBundle(keys.delete(name), clock.instant().getEpochSecond());
      case GET_DELETED ->
          json.deletedBundle(keys.findDeleted(name), clock.instant().getEpochSecond());
      case RECOVER -> json.bundle(keys.recover(name));
      case PURGE -> {
        keys.purge(name);
        yield null;
      }
      case WRAP_KEY, UNWRAP_KEY, SIGN -> crypto(call, body);
    };
  }

  private VaultKeyVersion create(String name, JsonNode body) {
    VaultKeySpec spec = VaultKeySpec.parse(body);
    List<String> operations = operations(body);
    Map<String, String> tags = tags(body);
    return keys.create(
        name,
        spec,
        operations == null ? spec.defaultOperations() : operations,
        tags == null ? Map.of() : tags,
        body.path("attributes").path("enabled").asBoolean(true));
  }

  private VaultKeyVersion get(Call call) {
    VaultKeyVersion key = keys.find(call.name(), call.version());
    if (getOfDisabledKeyRefused && !key.enabled()) {
      throw VaultRefusal.disabled("get");
    }
    return key;
  }

  private ObjectNode list(String name, int skip) {
    List<VaultKeyVersion> all = keys.versions(name);
    int end = Math.min(all.size(), skip + PAGE);
    String next = end < all.size() ? json.nextVersions(name, end) : null;
    return json.page(all.subList(Math.min(skip, end), end), next);
  }

  private VaultKeyVersion update(Call call, JsonNode body) {
    JsonNode enabled = body.path("attributes").path("enabled");
    return keys.update(
        call.name(),
        call.version(),
        enabled.isBoolean() ? enabled.booleanValue() : null,
        operations(body),
        tags(body));
  }

  private ObjectNode crypto(Call call, JsonNode body) {
    VaultKeyVersion key = keys.find(call.name(), call.version());
    String algorithm = body.path("alg").asText();
    byte[] value;
    try {
      value = Base64.getUrlDecoder().decode(body.path("value").asText());
    } catch (IllegalArgumentException e) {
      throw VaultRefusal.badParameter("value is not base64url.");
    }
    byte[] result =
        switch (call.operation()) {
          case WRAP_KEY -> VaultCrypto.wrap(key, algorithm, value);
          case UNWRAP_KEY -> VaultCrypto.unwrap(key, algorithm, value);
          default -> VaultCrypto.sign(key, algorithm, value);
        };
    return json.result(key, result);
  }

  private static boolean isAction(String part) {
    return switch (part) {
      case "create", "rotate", "versions", "wrapkey", "unwrapkey", "sign", "recover" -> true;
      default -> false;
    };
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  private static List<String> operations(JsonNode body) {
    return body.path("key_ops").isArray()
        ? VaultJson.MAPPER.convertValue(body.get("key_ops"), VaultJson.STRINGS)
        : null;
  }

  private static Map<String, String> tags(JsonNode body) {
    return body.path("tags").isObject()
        ? VaultJson.MAPPER.convertValue(body.get("tags"), VaultJson.STRING_MAP)
        : null;
  }
}

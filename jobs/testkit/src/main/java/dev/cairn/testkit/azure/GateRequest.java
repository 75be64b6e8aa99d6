package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.RequestHead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request, understood. What could be understood in two ways is refused, because the gate and the
 * service behind it might not choose the same.
 *
 * @param container empty for the whole account
 * @param blob percent-decoded; empty for the whole container
 * @param query names in lower case, values percent-decoded
 */
record GateRequest(RequestHead head, String container, String blob, Map<String, String> query) {

  private static final Pattern ADDRESS =
      Pattern.compile("/" + Azurite.ACCOUNT + "(?:/?|/([a-z0-9-]{3,63}|\\$root|\\$web)(?:/(.*))?)");

  /** Throws a {@link GateRefusal} if it cannot be understood. */
  static GateRequest parse(RequestHead head) {
    Matcher address = ADDRESS.matcher(head.path());
    if (!address.matches()) {
      throw GateRefusal.badAddress();
    }
    String container = Optional.ofNullable(address.group(1)).orElse("");
    String blob = decode(Optional.ofNullable(address.group(2)).orElse("").replace("+", "%2B"));
    if (("/" + blob + "/").matches(".*(//|/\\.\\.?/).*") && !blob.isEmpty()) {
      throw GateRefusal.badAddress();
    }
    return new GateRequest(head, container, blob, query(head.query()));
  }

  BlobName name() {
    return new BlobName(container, blob);
  }

  GateOperation operation() {
    return GateOperations.of(this);
  }

  /** The query parameter {@code comp} in lower case; empty if there is none. */
  String comp() {
    return query.getOrDefault("comp", "").toLowerCase(Locale.ROOT);
  }

  Optional<String> versionId() {
    return Optional.ofNullable(query.get("versionid")).filter(id -> !id.isEmpty());
  }

  Optional<String> header(String name) {
    return head.headers().first(name);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new TreeMap<>();
    for (String part : text.split("&")) {
      String[] pair = part.split("=", 2);
      String name = decode(pair[0]).toLowerCase(Locale.ROOT);
      String value = pair.length < 2 ? "" : decode(pair[1]);
      if (!part.isEmpty() && query.put(name, value) != null) {
        throw GateRefusal.badAddress();
      }
    }
    return Collections.unmodifiableMap(query);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GateRefusal.badAddress();
    }
  }
}

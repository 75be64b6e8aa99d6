package dev.cairn.testkit.azure;

import com.azure.storage.common.StorageSharedKeyCredential;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.RequestHead;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Signs the gate's own look-ups with the emulator's key, and knows who else has that key. */
final class AccountKey {

  // what Azurite is started for; any that it knows will do
  private static final String SERVICE_VERSION = "2025-11-05";

  private final StorageSharedKeyCredential credential =
      new StorageSharedKeyCredential(Azurite.ACCOUNT, Azurite.ACCOUNT_KEY);
  private final String origin;

  /**
   * @param origin scheme, host and port, which are no part of a signature
   */
  AccountKey(String origin) {
    this.origin = origin;
  }

  /** A request of the gate's own, without a body unless the header fields say so. */
  RequestHead sign(String method, String target, Headers headers) {
    Headers all =
        headers
            .with("x-ms-version", SERVICE_VERSION)
            .with("x-ms-date", GateTimes.format(Instant.now()))
            .with("Host", origin.substring(origin.lastIndexOf('/') + 1));
    String authorization = authorization(new RequestHead(method, target, all));
    return new RequestHead(method, target, all.with("Authorization", authorization));
  }

  /** Whether this was signed with the key. False for every other kind of authorization. */
  boolean signed(RequestHead request) {
    return request.headers().first("Authorization").filter(authorization(request)::equals)
        .isPresent();
  }

  private String authorization(RequestHead request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.headers().fields().forEach(field -> headers.put(field.name(), field.value()));
    // the library signs the word null for a length that is not said
    headers.putIfAbsent("Content-Length", "0");
    try {
      return credential.generateAuthorizationHeader(
          new URL(origin + request.target()), request.method(), headers);
    } catch (MalformedURLException e) {
      throw GateRefusal.badAddress();
    }
  }
}

package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Body;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gate's own requests to the store behind it. Every one that does not give a clear answer ends
 * in a {@link StoreException}.
 */
final class StoreCalls {

  private static final int ERROR_LIMIT = 64 * 1024;

  private final Upstream upstream;
  private final AccountKey key;

  StoreCalls(Upstream upstream, AccountKey key) {
    this.upstream = upstream;
    this.key = key;
  }

  /** What the store holds under a name; empty if nothing. */
  Optional<StoredBlob> look(BlobName name) {
    try (Upstream.Answer answer = send("HEAD", target(name, Map.of()), Headers.NONE)) {
      if (answer.head().status() == 404) {
        return Optional.empty();
      }
      if (answer.head().status() != 200) {
        throw unexpected("look up a blob", answer);
      }
      return Optional.of(StoredBlob.of(answer.head().headers()));
    } catch (IOException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  /** Copies a blob within the store, content, properties and metadata, and waits for it. */
  void copy(BlobName from, BlobName to) {
    // the host is not looked at: the store copies within itself
    Headers source =
        Headers.NONE.with("x-ms-copy-source", "http://127.0.0.1" + target(from, Map.of()));
    try (Upstream.Answer answer =
        send("PUT", target(to, Map.of()), source.with("Content-Length", "0"))) {
      boolean done = answer.head().headers().has("x-ms-copy-status", "success");
      if (answer.head().status() != 202 || !done) {
        throw unexpected("keep a version", answer);
      }
    } catch (IOException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  /** Deletes a blob if it is there. */
  void delete(BlobName name) {
    try (Upstream.Answer answer = send("DELETE", target(name, Map.of()), Headers.NONE)) {
      if (!answer.head().isSuccess() && answer.head().status() != 404) {
        throw unexpected("delete a version", answer);
      }
      drain(answer);
    } catch (IOException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  /** Makes a container unless it is there. */
  void ensureContainer(String container) {
    String target = target(new BlobName(container, ""), Map.of("restype", "container"));
    try (Upstream.Answer answer =
        send("PUT", target, Headers.NONE.with("Content-Length", "0"))) {
      if (!answer.head().isSuccess() && answer.head().status() != 409) {
        throw unexpected("make a container", answer);
      }
      drain(answer);
    } catch (IOException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  /** Reads a blob or its properties; the answer is the store's, whatever it is. */
  Upstream.Answer read(String method, BlobName name, Headers headers) throws IOException {
    return send(method, target(name, Map.of()), headers);
  }

  /** One page of a list of blobs. */
  byte[] list(String container, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("restype", "container");
    all.put("comp", "list");
    try (Upstream.Answer answer =
        send("GET", target(new BlobName(container, ""), all), Headers.NONE)) {
      if (answer.head().status() != 200) {
        throw unexpected("list blobs", answer);
      }
      return answer.body().bytes().readAllBytes();
    } catch (IOException e) {
      throw new StoreException("The store does not answer.", e);
    }
  }

  private Upstream.Answer send(String method, String target, Headers headers) throws IOException {
    return upstream.send(key.sign(method, target, headers), Body.empty());
  }

  private static void drain(Upstream.Answer answer) throws IOException {
    try (InputStream bytes = answer.body().bytes()) {
      bytes.readNBytes(ERROR_LIMIT);
    }
  }

  private static StoreException unexpected(String doing, Upstream.Answer answer) {
    return new StoreException(
        "The store refused to " + doing + ": status " + answer.head().status() + ".");
  }

  private static String target(BlobName name, Map<String, String> query) {
    String path = "/" + Azurite.ACCOUNT + "/" + name.container();
    if (!name.blob().isEmpty()) {
      path += "/" + encode(name.blob());
    }
    return query.isEmpty()
        ? path
        : query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

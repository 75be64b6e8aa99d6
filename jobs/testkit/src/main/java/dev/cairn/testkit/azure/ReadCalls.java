package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.ResponseHead;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.util.Optional;

/** Get Blob and Get Blob Properties, of the current version or of any other. */
final class ReadCalls {

  private final GateParts gate;

  ReadCalls(GateParts gate) {
    this.gate = gate;
  }

  void read(GateRequest request, Exchange exchange) throws IOException {
    boolean other =
        request
            .versionId()
            .filter(id -> !id.equals(gate.state().history(request.name()).current()))
            .isPresent();
    try (Upstream.Answer answer = gate.forward(exchange)) {
      int status = answer.head().status();
      // 404: who asks is known, and the name stands for nothing
      boolean authentic = status < 400 || status == 404 || status == 412 || status == 416;
      if (other && authentic) {
        readKept(request, exchange, request.versionId().orElseThrow());
      } else if (answer.head().isSuccess() && !request.query().containsKey("snapshot")) {
        exchange.answer(
            answer.head().with(describe(request, answer.head().headers())), answer.body());
      } else {
        exchange.answer(answer.head(), answer.body());
      }
    }
  }

  /** A version that is not current: its content is elsewhere in the store. */
  private void readKept(GateRequest request, Exchange exchange, String versionId)
      throws IOException {
    BlobVersion version =
        gate.state().history(request.name()).find(versionId).orElseThrow(GateRefusal::notFound);
    Optional<String> ifMatch = request.header("If-Match");
    if (ifMatch.isPresent() && !unquoted(ifMatch.get()).equals(unquoted(version.etag()))) {
      throw GateRefusal.conditionNotMet();
    }
    Headers asked = Headers.NONE;
    for (String name : new String[] {"Range", "x-ms-range", "x-ms-range-get-content-md5"}) {
      Optional<String> value = request.header(name);
      asked = value.isPresent() ? asked.with(name, value.get()) : asked;
    }
    BlobName place = KeptVersions.place(request.name(), versionId);
    try (Upstream.Answer answer =
        gate.store().read(request.head().method(), place, asked)) {
      if (answer.head().isSuccess()) {
        exchange.answer(answer.head().with(describe(answer.head(), version, request)),
            answer.body());
      } else if (answer.head().status() == 416) {
        exchange.answer(answer.head(), answer.body());
      } else {
        throw new StoreException("The content of a version cannot be read.");
      }
    }
  }

  /** The SDK sends ETags without their quotes. */
  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }

  private Headers describe(ResponseHead head, BlobVersion version, GateRequest request) {
    Headers own =
        head.headers()
            .withoutPrefix("x-ms-copy-")
            .with("ETag", version.etag())
            .with("Last-Modified", version.lastModified());
    return GateAnswers.describe(
        own, version, false, gate.versionLevel().test(request.container()));
  }

  /** Finds by its ETag which version was answered: another may be current by now. */
  private Headers describe(GateRequest request, Headers headers) {
    String etag = headers.first("ETag").orElse("");
    BlobHistory history = gate.state().history(request.name());
    if (history.findByEtag(etag).isEmpty()) {
      try (var held = gate.locks().blob(request.name())) {
        history = gate.observe(request.name());
      }
    }
    BlobVersion version =
        history
            .findByEtag(etag)
            .orElseThrow(() -> new StoreException("The blob was changed meanwhile."));
    if (request.versionId().filter(id -> !id.equals(version.id())).isPresent()) {
      throw new StoreException("The version was replaced meanwhile.");
    }
    return GateAnswers.describe(
        headers,
        version,
        history.isCurrent(version),
        gate.versionLevel().test(request.container()));
  }
}

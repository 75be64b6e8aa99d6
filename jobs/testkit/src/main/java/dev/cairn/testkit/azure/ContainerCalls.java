package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.util.Map;

/** What concerns a container as a whole. */
final class ContainerCalls {

  private final GateParts gate;

  ContainerCalls(GateParts gate) {
    this.gate = gate;
  }

  /** Get Container Properties. */
  void properties(GateRequest request, Exchange exchange) throws IOException {
    try (Upstream.Answer answer = gate.forward(exchange)) {
      Headers headers = answer.head().headers();
      if (answer.head().isSuccess()) {
        String container = request.container();
        ContainerLock lock = gate.state().container(container);
        headers =
            headers
                .with(
                    "x-ms-immutable-storage-with-versioning-enabled",
                    Boolean.toString(gate.versionLevel().test(container)))
                .with("x-ms-has-immutability-policy", Boolean.toString(lock.retention() != null))
                .with("x-ms-has-legal-hold", Boolean.toString(!lock.holds().isEmpty()));
      }
      exchange.answer(answer.head().with(headers), answer.body());
    }
  }

  /** Delete Container: one that can be immutable must be empty, of versions too. */
  void delete(GateRequest request, Exchange exchange) throws IOException {
    String container = request.container();
    try (var held = gate.locks().everything()) {
      if (gate.isGated(container) && holdsBlobs(container)) {
        throw GateRefusal.containerHoldsBlobs();
      }
      try (Upstream.Answer answer = gate.forward(exchange)) {
        if (answer.head().isSuccess()) {
          gate.state().forget(container);
        }
        exchange.answer(answer.head(), answer.body());
      }
    }
  }

  private boolean holdsBlobs(String container) {
    boolean versions =
        gate.state().histories(container, "").values().stream()
            .anyMatch(history -> !history.versions().isEmpty());
    return versions
        || !BlobList.parse(gate.store().list(container, Map.of("maxresults", "1")))
            .blobs()
            .isEmpty();
  }
}

package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.util.Optional;

/** Delete Blob, by name or by version id. */
final class DeleteCalls {

  private final GateParts gate;

  DeleteCalls(GateParts gate) {
    this.gate = gate;
  }

  void delete(GateRequest request, Exchange exchange) throws IOException {
    try (var held = gate.locks().blob(request.name())) {
      BlobHistory history = gate.observe(request.name());
      Optional<String> versionId = request.versionId();
      if (versionId.isPresent()) {
        deleteVersion(request, exchange, history, versionId.get());
      } else {
        deleteCurrent(request, exchange, history);
      }
    }
  }

  /** The current version stays, but the name stands for nothing any more. */
  private void deleteCurrent(GateRequest request, Exchange exchange, BlobHistory history)
      throws IOException {
    BlobName name = request.name();
    Optional<BlobVersion> current = history.currentVersion();
    if (current.isPresent()) {
      check(request, current.get());
      gate.kept().keep(name, current.get());
      gate.state().save(name, history.begin(new BlobHistory.Pending(null)));
    }
    try (Upstream.Answer answer = gate.forward(exchange)) {
      if (answer.head().isSuccess()) {
        gate.state().save(name, history.deleted());
      } else if (current.isPresent() && answer.head().status() < 500) {
        gate.state().save(name, history);
      }
      exchange.answer(answer.head(), answer.body());
    }
  }

  /** That version is gone for good. Never forwarded: the store would delete the current one. */
  private void deleteVersion(
      GateRequest request, Exchange exchange, BlobHistory history, String versionId)
      throws IOException {
    if (!gate.key().signed(request.head())) {
      throw GateRefusal.notAuthentic();
    }
    BlobVersion version = history.find(versionId).orElseThrow(GateRefusal::notFound);
    check(request, version);
    if (history.isCurrent(version)) {
      throw GateRefusal.currentVersionById();
    }
    gate.state().save(request.name(), history.without(version));
    gate.kept().delete(request.name(), version);
    GateAnswers.done(exchange, 202, Headers.NONE.with("x-ms-delete-type-permanent", "true"));
  }

  private void check(GateRequest request, BlobVersion version) {
    ContainerLock container = gate.state().container(request.container());
    WormRules.checkDelete(version, container, gate.state().now());
  }
}

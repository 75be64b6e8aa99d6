package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What puts a new current version, or changes the one there is. */
final class WriteCalls {

  private final GateParts gate;

  WriteCalls(GateParts gate) {
    this.gate = gate;
  }

  /** Put Blob, Put Block List, Copy Blob. */
  void write(GateRequest request, Exchange exchange) throws IOException {
    // The store itself refuses to overwrite with this condition.
    boolean overwrites = request.header("If-None-Match").filter("*"::equals).isEmpty();
    try (var held = gate.locks().blob(request.name())) {
      BlobHistory history = gate.observe(request.name());
      BlobVersion next = next(request);
      if (history.currentVersion().isPresent() && overwrites) {
        WormRules.checkOverwrite(gate.state().container(request.container()));
      }
      forward(request, exchange, history, next);
    }
  }

  /** Set Blob Metadata. */
  void setMetadata(GateRequest request, Exchange exchange) throws IOException {
    try (var held = gate.locks().blob(request.name())) {
      BlobHistory history = gate.observe(request.name());
      checkChange(request, history);
      forward(request, exchange, history, version(null, false));
    }
  }

  /** Set Blob Properties: the version stays the same. */
  void setProperties(GateRequest request, Exchange exchange) throws IOException {
    try (var held = gate.locks().blob(request.name())) {
      BlobHistory history = gate.observe(request.name());
      checkChange(request, history);
      Optional<BlobVersion> current = history.currentVersion();
      if (current.isEmpty()) {
        gate.pass(exchange);
        return;
      }
      forward(request, exchange, history, current.get());
    }
  }

  /** Set Blob Tags: a version's own policy lets it pass, a container's does not. */
  void setTags(GateRequest request, Exchange exchange) throws IOException {
    WormRules.checkOverwrite(gate.state().container(request.container()));
    gate.pass(exchange);
  }

  private void forward(
      GateRequest request, Exchange exchange, BlobHistory history, BlobVersion next)
      throws IOException {
    BlobName name = request.name();
    Optional<BlobVersion> current = history.currentVersion();
    if (current.isPresent() && !history.isCurrent(next)) {
      gate.kept().keep(name, current.get());
    }
    gate.state().save(name, history.begin(new BlobHistory.Pending(next)));
    try (Upstream.Answer answer = gate.forward(exchange)) {
      if (answer.head().isSuccess()) {
        BlobHistory written =
            history.stored(next, StoredBlob.of(answer.head().headers()));
        gate.state().save(name, written);
        exchange.answer(
            answer.head().with(GateAnswers.withVersion(answer.head().headers(), next)),
            answer.body());
        return;
      }
      if (answer.head().status() < 500) {
        gate.state().save(name, history.undone());
      }
      exchange.answer(answer.head(), answer.body());
    }
  }

  private void checkChange(GateRequest request, BlobHistory history) {
    ContainerLock container = gate.state().container(request.container());
    history.currentVersion().ifPresent(version -> WormRules.checkChange(version, container));
  }

  private BlobVersion next(GateRequest request) {
    Optional<Immutability> asked = PolicyHeaders.policy(request);
    boolean hold = PolicyHeaders.legalHold(request).orElse(false);
    if ((asked.isPresent() || hold) && !gate.versionLevel().test(request.container())) {
      throw GateRefusal.noVersionLevelImmutability();
    }
    Instant now = gate.state().now();
    return version(asked.map(policy -> WormRules.upload(policy, now)).orElse(null), hold);
  }

  private BlobVersion version(Immutability policy, boolean hold) {
    return new BlobVersion(
        gate.state().nextVersionId(), gate.state().now(), null, null, policy, hold);
  }
}

package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Sets and removes policies and legal holds of versions. Each call is forwarded first: Azurite
 * checks who asks before it says that it doesn't know the operation.
 */
final class PolicyCalls {

  private static final int NOT_IMPLEMENTED = 501;

  private final GateParts gate;

  PolicyCalls(GateParts gate) {
    this.gate = gate;
  }

  /** Set Blob Immutability Policy. */
  void setPolicy(GateRequest request, Exchange exchange) throws IOException {
    if (!authenticated(exchange)) {
      return;
    }
    Immutability asked =
        PolicyHeaders.policy(request).orElseThrow(PolicyHeaders::policyMissing);
    Instant now = gate.state().now();
    BlobVersion changed = change(request, version -> WormRules.setPolicy(version, asked, now));
    GateAnswers.done(exchange, 200, GateAnswers.policy(Headers.NONE, changed.policy()));
  }

  /** Delete Blob Immutability Policy. */
  void deletePolicy(GateRequest request, Exchange exchange) throws IOException {
    if (!authenticated(exchange)) {
      return;
    }
    change(request, WormRules::deletePolicy);
    GateAnswers.done(exchange, 200, Headers.NONE);
  }

  /** Set Blob Legal Hold. */
  void setLegalHold(GateRequest request, Exchange exchange) throws IOException {
    if (!authenticated(exchange)) {
      return;
    }
    boolean hold =
        PolicyHeaders.legalHold(request).orElseThrow(PolicyHeaders::legalHoldMissing);
    change(request, version -> version.withLegalHold(hold));
    GateAnswers.done(
        exchange, 200, Headers.NONE.with("x-ms-legal-hold", Boolean.toString(hold)));
  }

  private BlobVersion change(GateRequest request, UnaryOperator<BlobVersion> rule) {
    if (!gate.versionLevel().test(request.container())) {
      throw GateRefusal.noVersionLevelImmutability();
    }
    try (var held = gate.locks().blob(request.name())) {
      BlobHistory history = gate.observe(request.name());
      BlobVersion version =
          request
              .versionId()
              .map(history::find)
              .orElse(history.currentVersion())
              .orElseThrow(GateRefusal::notFound);
      checkUnmodified(request, version);
      BlobVersion changed = rule.apply(version);
      gate.state().save(request.name(), history.changed(changed));
      return changed;
    }
  }

  /** True if the request may go on; else it is answered. */
  private boolean authenticated(Exchange exchange) throws IOException {
    try (Upstream.Answer answer = gate.forward(exchange)) {
      if (answer.head().status() == NOT_IMPLEMENTED) {
        answer.body().bytes().readAllBytes();
        return true;
      }
      if (answer.head().isSuccess()) {
        throw new StoreException("The store claims to have set a policy, which it cannot.");
      }
      exchange.answer(answer.head(), answer.body());
      return false;
    }
  }

  private static void checkUnmodified(GateRequest request, BlobVersion version) {
    String name = "If-Unmodified-Since";
    var since = request.header(name).map(text -> GateTimes.parse(name, text));
    Instant modified = GateTimes.parse("Last-Modified", version.lastModified());
    if (since.isPresent() && modified.isAfter(since.get())) {
      throw GateRefusal.conditionNotMet();
    }
  }
}

package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.HttpListener;
import java.io.IOException;

/** Brings each request to the call that knows it; lets through only what harms nothing. */
final class GateHandler implements HttpListener.Handler {

  private final GateParts gate;
  private final WriteCalls writes;
  private final DeleteCalls deletes;
  private final PolicyCalls policies;
  private final ReadCalls reads;
  private final ListCalls lists;
  private final ContainerCalls containers;

  GateHandler(GateParts gate) {
    this.gate = gate;
    this.writes = new WriteCalls(gate);
    this.deletes = new DeleteCalls(gate);
    this.policies = new PolicyCalls(gate);
    this.reads = new ReadCalls(gate);
    this.lists = new ListCalls(gate);
    this.containers = new ContainerCalls(gate);
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    try {
      GateRequest request = GateRequest.parse(exchange.request());
      if (request.container().equals(KeptVersions.CONTAINER)) {
        throw GateRefusal.badAddress();
      }
      handle(request, exchange);
    } catch (GateRefusal e) {
      GateAnswers.refuse(exchange, e);
    } catch (StoreException e) {
      GateAnswers.refuse(exchange, GateRefusal.busy(), e.getMessage());
    }
  }

  private void handle(GateRequest request, Exchange exchange) throws IOException {
    switch (request.operation()) {
      case PASS -> gate.pass(exchange);
      case READ -> reads.read(request, exchange);
      case WRITE -> writes.write(request, exchange);
      case SET_METADATA -> writes.setMetadata(request, exchange);
      case SET_PROPERTIES -> writes.setProperties(request, exchange);
      case SET_TAGS -> writes.setTags(request, exchange);
      case DELETE -> deletes.delete(request, exchange);
      case SET_POLICY -> policies.setPolicy(request, exchange);
      case DELETE_POLICY -> policies.deletePolicy(request, exchange);
      case SET_LEGAL_HOLD -> policies.setLegalHold(request, exchange);
      case LIST_BLOBS -> lists.list(request, exchange);
      case CONTAINER_PROPERTIES -> containers.properties(request, exchange);
      case DELETE_CONTAINER -> containers.delete(request, exchange);
      case NOT_UNDERSTOOD -> {
        if (gate.isGated(request.container())) {
          throw GateRefusal.notUnderstood();
        }
        gate.pass(exchange);
      }
      case NOT_UNDERSTOOD_ANYWHERE -> throw GateRefusal.notUnderstood();
    }
  }
}

package dev.cairn.testkit.faults;

/**
 * Sees the requests go through a {@link FaultProxy}, on the thread that carries each. It may block
 * there: the request, or its answer, then waits. Whatever it throws resets the connection.
 */
public interface Watcher {

  /** Watches nothing. */
  Watcher NONE = new Watcher() {};

  /** The request is about to be forwarded; the server has seen nothing of it. */
  default void beforeForwarding(WatchedRequest request) {}

  /** The server has answered; the client has seen nothing of it. */
  default void afterAnswer(WatchedRequest request, int status) {}

  /** The request meets this fault; called before all else. */
  default void onFault(WatchedRequest request, Fault fault) {}
}

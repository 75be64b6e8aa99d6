package dev.cairn.correlate.session;

import dev.cairn.schemas.Session;

/** Takes what the sessions job finds. */
@FunctionalInterface
public interface SessionSink {

  /** A version of a session, higher than those before; the receiver may keep it. */
  void version(Session session);
}

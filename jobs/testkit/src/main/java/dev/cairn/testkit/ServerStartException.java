package dev.cairn.testkit;

import java.io.IOException;

/** A server of this room did not start; the message says why and what to do. */
public final class ServerStartException extends IOException {

  /**
   * @param message why it did not start, and what to do next
   * @param cause null if there is none
   */
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}

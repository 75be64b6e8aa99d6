package dev.cairn.archive.chain;

import java.io.IOException;

/**
 * A commit contradicts the chain: its id is there with other content, or it claims a file that was
 * abandoned. Nothing was written; retrying does not help.
 */
public final class CommitConflictException extends IOException {

  CommitConflictException(String message) {
    super(message);
  }
}

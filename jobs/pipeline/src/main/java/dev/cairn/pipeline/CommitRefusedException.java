package dev.cairn.pipeline;

import java.io.IOException;

/**
 * A restored checkpoint asks for a commit that can be neither made nor passed over. Nothing of it
 * became visible, and nothing that the chain holds is touched.
 */
final class CommitRefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private static final String ADVICE =
      " Start the job without this checkpoint: it then goes on where the chain ends, and reads the"
          + " records again from Kafka.";

  private CommitRefusedException(String message, Throwable cause) {
    super(message + ADVICE, cause);
  }

  /** Some of its offsets were archived by other commits, after an older checkpoint was restored. */
  static CommitRefusedException partly(String commitId) {
    return new CommitRefusedException(
        "Commit " + commitId + " of the restored checkpoint brings offsets of which the chain holds"
            + " some, but not all.",
        null);
  }

  /** The store no longer has what was staged. */
  static CommitRefusedException gone(String commitId, IOException cause) {
    return new CommitRefusedException(
        "Commit " + commitId + ": the store has neither the staged file nor the committed one ("
            + cause.getMessage() + "). Stores drop staged files after some days.",
        cause);
  }
}

package dev.cairn.pipeline;

import dev.cairn.archive.chain.ChainBrokenException;
import dev.cairn.archive.chain.CommitConflictException;
import dev.cairn.archive.chain.OffsetOverlapException;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.BlobConflictException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The failures that neither another try nor a restart mends, because somebody must act: they end the
 * job for good, also where Flink would restart it forever.
 */
final class FinalFailures {

  private static final List<Class<? extends IOException>> FINAL =
      List.of(
          BlobConflictException.class,
          ChainBrokenException.class,
          CommitConflictException.class,
          CommitRefusedException.class,
          KeyRefusedException.class,
          OffsetOverlapException.class,
          OffsetsWentBackException.class);

  private FinalFailures() {}

  /** Whether the failure is one of those. */
  static boolean isFinal(IOException failure) {
    return FINAL.stream().anyMatch(type -> type.isInstance(failure));
  }

  /** What to throw where only unchecked exceptions may be: ends the job, or lets Flink restart it. */
  static RuntimeException thrown(
      IOException failure, Function<IOException, RuntimeException> otherwise) {
    return isFinal(failure) ? new SuppressRestartsException(failure) : otherwise.apply(failure);
  }

  /** What to throw to Flink: a final failure is wrapped so that it ends the job. */
  static IOException orSuppress(IOException failure) {
    if (isFinal(failure)) {
      throw new SuppressRestartsException(failure);
    }
    return failure;
  }
}

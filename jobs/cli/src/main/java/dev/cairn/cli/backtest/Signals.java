package dev.cairn.cli.backtest;

import dev.cairn.detect.signal.Signal;
import dev.cairn.query.SqlRefusedException;
import java.io.Closeable;
import java.io.IOException;

/** Signals in order of time, one by one; the same for the same input. Not thread-safe. */
public interface Signals extends Closeable {

  /**
   * The next one; null after the last.
   *
   * @throws IOException if a file, the store or the key service is out of reach, or a file damaged
   * @throws SqlRefusedException if the archive's rows take more memory to sort than there may be
   */
  Signal next() throws IOException, SqlRefusedException;
}

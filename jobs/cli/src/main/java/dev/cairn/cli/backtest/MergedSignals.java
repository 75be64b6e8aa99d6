package dev.cairn.cli.backtest;

import dev.cairn.detect.signal.Signal;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several in one order of time; of those of one time the first named goes first. */
public final class MergedSignals implements Signals {

  private final List<Signals> parts;
  private final List<Signal> heads = new ArrayList<>();

  /** Of these, which it closes. */
  public MergedSignals(List<Signals> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public Signal next() throws IOException, SqlRefusedException {
    while (heads.size() < parts.size()) {
      heads.add(parts.get(heads.size()).next());
    }
    int first = -1;
    for (int i = 0; i < heads.size(); i++) {
      Signal head = heads.get(i);
      if (head != null && (first < 0 || head.time() < heads.get(first).time())) {
        first = i;
      }
    }
    return first < 0 ? null : heads.set(first, parts.get(first).next());
  }

  @Override
  public void close() throws IOException {
    for (Signals part : parts) {
      part.close();
    }
  }
}

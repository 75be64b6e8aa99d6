package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.Signal;
import java.util.List;

/** What a rule that comes with Cairn is about, and something near that it is not about. */
record ShippedCase(String title, List<Signal> positive, List<Signal> negative) {
  @Override
  public String toString() {
    return title;
  }
}

package dev.cairn.benchmarks.rounds;

import java.nio.file.Path;

/** One contender, ready to run again and again. */
interface Round {

  /**
   * Does the work once.
   *
   * @param directory empty, for what it writes; the caller clears it
   */
  RoundResult run(Path directory) throws Exception;
}

package dev.cairn.benchmarks.attribution;

/** Makes cases for the grid: undisturbed, with stamps of microseconds. */
@FunctionalInterface
interface Worlds {

  /**
   * Makes one, always the same for the same parameters.
   *
   * @param clientsPerConnection clients that share one connection to the database, on average
   * @param identicalShare share of statements whose text others send as well
   * @param seed of all chance
   */
  Case make(int clientsPerConnection, double identicalShare, long seed);
}

package dev.cairn.benchmarks.attribution;

/**
 * How one matcher did on one case under one disturbance.
 *
 * @param caseName name of the case
 * @param disturbance what was done to it
 * @param matcher the matcher's name
 * @param evaluation how it did
 */
record Result(String caseName, String disturbance, String matcher, Evaluation evaluation) {}

package dev.cairn.benchmarks.attribution;

/**
 * How one matcher did at one point of the grid.
 *
 * @param axis what is varied; all else is at its {@link Axis#usual usual} value
 * @param value its value
 * @param precisionMicros of the database's stamps
 * @param matcher the matcher's name
 * @param evaluation how it did
 */
record GridResult(
    Axis axis, double value, long precisionMicros, String matcher, Evaluation evaluation) {}

package dev.cairn.benchmarks.attribution;

import dev.cairn.testkit.simulator.Origin;
import java.util.Map;

/**
 * A case of the simulator's, and why each statement was run.
 *
 * @param world the case
 * @param origins by the event id of the database's record
 */
record TracedWorld(Case world, Map<String, Origin> origins) {}

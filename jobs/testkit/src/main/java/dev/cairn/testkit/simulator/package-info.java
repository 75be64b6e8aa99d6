/**
 * A world of clients, proxies and database servers that writes the logs Cairn reads, with the truth
 * beside them: {@link dev.cairn.testkit.simulator.TrafficSimulator}. Deterministic by its seed, on
 * one thread, in virtual time. Rates, shares and shapes follow what the bundled captures show of
 * real servers; what is simpler than reality is said at the class that simplifies.
 *
 * <p>What must not live here: anything that reads the logs, judges an answer, or waits for a clock.
 */
package dev.cairn.testkit.simulator;

/**
 * What the sessions job costs on a simulated path, and how long it takes: world, rounds, report. Nothing here judges what it
 * finds; that is for {@code attribution} and for the job's own tests.
 */
package dev.cairn.benchmarks.sessions;

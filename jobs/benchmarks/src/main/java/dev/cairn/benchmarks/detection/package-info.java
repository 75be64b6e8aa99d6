/**
 * How good detectors are: what they say of a simulated month, held against what was planted in it.
 * See the README.
 *
 * <p>What must not live here: detectors, rules, and anything that tunes either.
 */
package dev.cairn.benchmarks.detection;

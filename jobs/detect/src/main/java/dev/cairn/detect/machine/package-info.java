/**
 * The kinds of detectors: each a {@link dev.cairn.detect.machine.Machine}, a pure state machine over
 * one rule's hits for one key.
 *
 * <p>What must not live here: findings and their suppression, conditions, clocks, Flink.
 */
package dev.cairn.detect.machine;

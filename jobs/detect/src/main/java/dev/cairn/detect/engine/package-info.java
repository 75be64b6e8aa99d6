/**
 * Puts rules to work: {@code Screening} finds which rules' conditions hold of a signal, {@code
 * Judging} makes findings of the hits of one rule and key.
 *
 * <p>What must not live here: kinds of detectors, parsing, Flink, clocks.
 */
package dev.cairn.detect.engine;

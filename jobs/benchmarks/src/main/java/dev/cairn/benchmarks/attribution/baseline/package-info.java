/**
 * Simple ways to attribute statements, for comparison. Cairn itself uses none of them, and nothing
 * here may know truth.
 */
package dev.cairn.benchmarks.attribution.baseline;

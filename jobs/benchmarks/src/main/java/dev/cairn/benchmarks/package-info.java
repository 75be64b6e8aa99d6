/**
 * What the archive job costs, beside simpler ways to keep the same events: {@link
 * dev.cairn.benchmarks.Main} runs the whole comparison, {@code micro} holds JMH's benchmarks of
 * single steps. Measures; nothing in Cairn depends on it.
 */
package dev.cairn.benchmarks;

/**
 * The contenders, and the processes in which they run. Each round does one contender's work once
 * and says what it cost; nothing here compares or prints.
 */
package dev.cairn.benchmarks.rounds;

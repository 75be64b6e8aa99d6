/**
 * JMH's benchmarks of single steps on one thread. They tell where to look; the comparison decides.
 */
package dev.cairn.benchmarks.micro;

/**
 * How often attribution is right: matchers run over captures of which the truth is known, disturbed
 * on purpose, and are judged. What must not live here: a way of matching that Cairn itself uses.
 * Truth never leaves this package.
 */
package dev.cairn.benchmarks.attribution;

/**
 * Values that are hard on parsers, in any size: what a promise of linear time is measured with.
 * Gives bytes; it does not parse, time or judge.
 */
package dev.cairn.testkit.shapes;

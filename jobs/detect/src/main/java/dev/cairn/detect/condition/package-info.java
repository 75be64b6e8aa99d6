/**
 * Whether a rule is about a signal: {@link dev.cairn.detect.condition.Condition} and what conditions
 * are made of.
 *
 * <p>What must not live here: reading of files, state, anything about more than one signal.
 */
package dev.cairn.detect.condition;

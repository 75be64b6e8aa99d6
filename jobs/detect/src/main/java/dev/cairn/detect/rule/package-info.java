/**
 * Rules, ready to be judged by: {@link dev.cairn.detect.rule.Rule}, {@link
 * dev.cairn.detect.rule.RuleSet}; and the files they are made from.
 *
 * <p>What must not live here: parsing of Sigma, state, signals.
 */
package dev.cairn.detect.rule;

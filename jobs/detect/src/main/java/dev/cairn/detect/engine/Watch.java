package dev.cairn.detect.engine;

import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;

/**
 * One input of one rule.
 *
 * @param number its own among all
 * @param rule the rule
 * @param at which of its inputs
 * @param input that one
 */
record Watch(int number, Rule rule, int at, Input input) {}
